package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Create, and create-or-update. A request is checked and the whole row computed before the writer
 * is taken; should somebody else be faster, it is computed again.
 */
final class EntityPuts {

  /** How many rows one transaction may hold up others for. */
  private static final int PORTION = 200;

  private final Database database;
  private final DraftReader drafts;
  private final Composer composer;
  private final EntityWriter writer;
  private final EntityDeletion deletion;
  private final Revision revision;
  private final EntityStore.Tools tools;
  private final MaskSource masks;

  EntityPuts(
      Database database,
      EntityTypes types,
      Composer composer,
      EntityWriter writer,
      EntityDeletion deletion,
      Revision revision,
      EntityStore.Tools tools) {
    this.database = database;
    this.drafts = new DraftReader(types);
    this.composer = composer;
    this.writer = writer;
    this.deletion = deletion;
    this.revision = revision;
    this.tools = tools;
    this.masks = new MaskSource(types, tools.json());
  }

  EntityChange put(EntityType type, JsonNode body, Author author) {
    Draft draft = drafts.read(type, body);
    for (int attempt = 0; attempt < Contention.ATTEMPTS; attempt++) {
      Contention.before(attempt);
      Plan plan = plan(draft, author);
      if (plan.deleted().isPresent()) {
        // What lies in it comes back with it; then the request is applied to what is there again.
        deletion.restore(plan.deleted().get(), author);
      } else if (plan.write().isEmpty() || commit(List.of(plan))) {
        return plan.change();
      }
    }
    throw EntityStore.busy(draft.name());
  }

  EntityChange create(EntityType type, JsonNode body, Author author) {
    Draft draft = drafts.read(type, body);
    for (int attempt = 0; attempt < Contention.ATTEMPTS; attempt++) {
      Contention.before(attempt);
      Plan plan = plan(draft, author);
      if (plan.change().kind() != EntityChange.Kind.CREATED) {
        throw new HydrantException(ErrorCode.ALREADY_EXISTS, "Entity already exists");
      }
      if (commit(List.of(plan))) {
        return plan.change();
      }
    }
    throw EntityStore.busy(draft.name());
  }

  List<BulkItem> putAll(EntityType type, List<JsonNode> bodies, Author author) {
    List<BulkItem> items = new ArrayList<>();
    for (int from = 0; from < bodies.size(); from += PORTION) {
      items.addAll(
          portion(type, bodies.subList(from, Math.min(bodies.size(), from + PORTION)), author));
    }
    return items;
  }

  private List<BulkItem> portion(EntityType type, List<JsonNode> bodies, Author author) {
    List<Plan> plans = new ArrayList<>();
    try {
      for (JsonNode body : bodies) {
        plans.add(plan(drafts.read(type, body), author));
      }
    } catch (HydrantException e) {
      // One of them is at fault: each for itself tells which.
      return bodies.stream().map(body -> single(type, body, author)).toList();
    }
    boolean restores = plans.stream().anyMatch(plan -> plan.deleted().isPresent());
    if (restores || !commit(plans)) {
      return bodies.stream().map(body -> single(type, body, author)).toList();
    }
    List<BulkItem> items = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      items.add(new BulkItem(bodies.get(i), Optional.of(plans.get(i).change()), Optional.empty()));
    }
    return items;
  }

  private BulkItem single(EntityType type, JsonNode body, Author author) {
    try {
      return new BulkItem(body, Optional.of(put(type, body, author)), Optional.empty());
    } catch (HydrantException e) {
      return new BulkItem(body, Optional.empty(), Optional.of(e));
    }
  }

  /** Writes all or nothing; false when something has changed since it was planned. */
  private boolean commit(List<Plan> plans) {
    try {
      database.write(
          handle -> {
            for (Plan plan : plans) {
              if (plan.write().isPresent() && !writer.commit(handle, plan.write().get())) {
                throw new Overtaken();
              }
            }
            return plans.size();
          });
      return true;
    } catch (Overtaken e) {
      return false;
    }
  }

  private Plan plan(Draft draft, Author author) {
    Found found =
        database.read(
            handle -> {
              Located located = Locator.locate(handle, draft);
              return new Found(located, masks.of(handle, draft, located));
            });
    Located at = found.located();
    String id = at.existing().map(EntityRow::id).orElseGet(tools.ids());
    ObjectNode document = composer.compose(draft, at, id, found.secretsFrom(), author);
    if (at.existing().isEmpty()) {
      EntityWrite write = revision.first(draft.type(), document, at.parent(), author);
      return new Plan(
          Optional.empty(),
          Optional.of(write),
          new EntityChange(EntityChange.Kind.CREATED, write.document()));
    }
    EntityRow existing = at.existing().get();
    Optional<EntityWrite> write = revision.next(draft.type(), document, existing, author);
    return new Plan(
        Optional.of(existing).filter(EntityRow::deleted),
        write,
        write
            .map(w -> new EntityChange(EntityChange.Kind.UPDATED, w.document()))
            .orElseGet(
                () ->
                    new EntityChange(
                        EntityChange.Kind.NO_CHANGE, existing.document(tools.json()))));
  }

  /**
   * @param deleted the row that must be restored first
   * @param write absent when nothing changes
   */
  private record Plan(
      Optional<EntityRow> deleted, Optional<EntityWrite> write, EntityChange change) {}

  private record Found(Located located, JsonNode secretsFrom) {}

  /** Rolls the transaction back; carries nothing. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("overtaken by another write", null, false, false);
    }
  }
}
