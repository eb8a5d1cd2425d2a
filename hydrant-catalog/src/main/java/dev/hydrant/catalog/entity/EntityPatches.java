package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Changes of single entities: by a caller's patch, or by the server itself. */
final class EntityPatches {

  private final Database database;
  private final Composer composer;
  private final EntityWriter writer;
  private final Revision revision;
  private final EntityAnswers answers;
  private final ObjectMapper json;

  EntityPatches(
      Database database,
      Composer composer,
      EntityWriter writer,
      Revision revision,
      EntityAnswers answers,
      ObjectMapper json) {
    this.database = database;
    this.composer = composer;
    this.writer = writer;
    this.revision = revision;
    this.answers = answers;
    this.json = json;
  }

  EntityChange patch(
      EntityType type, EntityRow seen, JsonNode patch, Optional<Integer> expected, Author author) {
    EntityRow row = seen;
    for (int attempt = 0; attempt < Contention.ATTEMPTS; attempt++) {
      Contention.before(attempt);
      if (expected.isPresent() && expected.get() != row.version()) {
        throw new HydrantException(
            ErrorCode.VERSION_STALE,
            row.fqn() + " has changed since it was read",
            "Read it again, then repeat the change.");
      }
      ObjectNode stored = row.document(json);
      // The address is not stored; clients that compare whole objects leave it as it is.
      ObjectNode shown = answers.one(type, stored, Fields.all(), "");
      ObjectNode document = PatchRules.apply(type, patch, shown, stored);
      database.read(
          handle -> {
            Locator.checkReferences(handle, document);
            return document.size();
          });
      composer.patched(type, document, stored);
      Optional<EntityChange> change = write(type, document, row, author, false);
      if (change.isPresent()) {
        return change.get();
      }
      row = again(type, row);
    }
    throw EntityStore.busy(row.fqn());
  }

  EntityChange edit(
      Supplier<EntityRow> find, EntityType type, Author author, Consumer<ObjectNode> edit) {
    for (int attempt = 0; attempt < Contention.ATTEMPTS; attempt++) {
      Contention.before(attempt);
      EntityRow row = find.get();
      ObjectNode document = row.document(json);
      edit.accept(document);
      composer.finish(document, row.document(json));
      Optional<EntityChange> change = write(type, document, row, author, true);
      if (change.isPresent()) {
        return change.get();
      }
    }
    throw EntityStore.busy(type.name());
  }

  /** Empty when somebody else was faster. */
  private Optional<EntityChange> write(
      EntityType type, ObjectNode document, EntityRow row, Author author, boolean silent) {
    Optional<EntityWrite> write = revision.next(type, document, row, author);
    if (write.isEmpty()) {
      return Optional.of(new EntityChange(EntityChange.Kind.NO_CHANGE, row.document(json)));
    }
    EntityWrite wanted =
        silent ? revision.silent(type, unstamped(document, row), row) : write.get();
    boolean done = database.write(handle -> writer.commit(handle, wanted));
    return done
        ? Optional.of(new EntityChange(EntityChange.Kind.UPDATED, wanted.document()))
        : Optional.empty();
  }

  /** What the server itself notes is no change of the entity by anybody. */
  private ObjectNode unstamped(ObjectNode document, EntityRow row) {
    ObjectNode before = row.document(json);
    for (String member :
        new String[] {
          "version", "updatedAt", "updatedBy", "changeDescription", "incrementalChangeDescription"
        }) {
      if (before.has(member)) {
        document.set(member, before.get(member));
      } else {
        document.remove(member);
      }
    }
    return document;
  }

  private EntityRow again(EntityType type, EntityRow row) {
    return database
        .read(handle -> EntityTable.byId(handle, type.name(), row.id()))
        .orElseThrow(() -> Missing.entity(type.name(), row.id()));
  }
}
