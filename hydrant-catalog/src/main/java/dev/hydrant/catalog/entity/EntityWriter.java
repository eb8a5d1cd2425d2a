package dev.hydrant.catalog.entity;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * The statements that change entities. Each write is guarded by the revision that it was computed
 * from, so that computing needs no lock: false means that somebody else was faster.
 */
final class EntityWriter {
  private static final int VERSIONS_KEPT = 100;

  private final EntityObserver observer;

  EntityWriter(EntityObserver observer) {
    this.observer = observer;
  }

  boolean commit(Handle handle, EntityWrite write) {
    boolean written =
        write.before().isPresent()
            ? update(handle, write, write.before().get())
            : insert(handle, write);
    if (!written) {
      return false;
    }
    observer.written(handle, write.type().name(), write.document());
    write.words().ifPresent(words -> observer.described(handle, write.id(), words));
    if (write.before().map(EntityRow::deleted).orElse(false) != write.deleted()) {
      observer.hiddenOrShown(handle, List.of(write.id()));
    }
    return true;
  }

  void remove(Handle handle, List<String> innermostFirst) {
    observer.removing(handle, innermostFirst);
    innermostFirst.forEach(
        id -> handle.createUpdate("delete from entity where id = :id").bind("id", id).execute());
  }

  private boolean insert(Handle handle, EntityWrite write) {
    if (write.parentId() != null && !alive(handle, write.parentId())) {
      return false;
    }
    Update insert =
        handle.createUpdate(
            """
            insert into entity (id, type, fqn_hash, fqn, name, display_name, parent_id, service_id,
              service_type, deleted, version, revision, updated_at, source_hash, full_path, state,
              location, unresolved, document)
            values (:id, :type, :fqn_hash, :fqn, :name, :display_name, :parent_id, :service_id,
              :service_type, :deleted, :version, 1, :updated_at, :source_hash, :full_path, :state,
              :location, :unresolved, :document)
            on conflict (type, fqn_hash) do nothing
            """);
    String fqn = write.document().path("fullyQualifiedName").asText();
    bind(insert, write)
        .bind("type", write.type().name())
        .bind("fqn_hash", Hashes.of(fqn))
        .bind("fqn", fqn)
        .bind("name", write.document().path("name").asText())
        .bind("parent_id", write.parentId())
        .bind("service_id", write.serviceId());
    return insert.execute() == 1;
  }

  private boolean update(Handle handle, EntityWrite write, EntityRow before) {
    Update update =
        handle.createUpdate(
            """
            update entity set display_name = :display_name, service_type = :service_type,
              deleted = :deleted, version = :version, revision = revision + 1,
              updated_at = :updated_at, source_hash = :source_hash, full_path = :full_path,
              state = :state, location = :location, unresolved = :unresolved,
              document = :document
            where id = :id and revision = :revision
            """);
    boolean done = bind(update, write).bind("revision", before.revision()).execute() == 1;
    if (done && before.version() != write.version()) {
      keep(handle, before, write.previous());
    }
    return done;
  }

  private static Update bind(Update statement, EntityWrite write) {
    return statement
        .bind("id", write.id())
        .bind("display_name", Documents.text(write.document(), "displayName").orElse(null))
        .bind("service_type", write.serviceType())
        .bind("deleted", write.deleted() ? 1 : 0)
        .bind("version", write.version())
        .bind("updated_at", write.now())
        .bind("source_hash", Documents.text(write.document(), "sourceHash").orElse(null))
        .bind("full_path", Documents.text(write.document(), "fullPath").orElse(null))
        .bind("state", Documents.text(write.document(), "state").orElse(null))
        .bind("location", Documents.text(write.document(), "pipelineLocation").orElse(null))
        .bind("unresolved", write.document().at("/extension/firehose/unresolved").size())
        .bind("document", write.text());
  }

  private static void keep(Handle handle, EntityRow before, byte[] document) {
    handle
        .createUpdate(
            """
            insert into entity_version (entity_id, version, document) values (:id, :version, :document)
            on conflict (entity_id, version) do update set document = excluded.document
            """)
        .bind("id", before.id())
        .bind("version", before.version())
        .bind("document", document)
        .execute();
    handle
        .createUpdate(
            """
            delete from entity_version where entity_id = :id and version <
              (select min(version) from (select version from entity_version where entity_id = :id
                order by version desc limit :kept) as newest)
            """)
        .bind("id", before.id())
        .bind("kept", VERSIONS_KEPT)
        .execute();
  }

  private static boolean alive(Handle handle, String id) {
    Optional<Integer> found =
        handle
            .createQuery("select 1 from entity where id = :id and deleted = 0")
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne();
    return found.isPresent();
  }
}
