package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Deletes and restores entities with what they contain. Large trees are written in portions, so
 * that other writers get their turn; a call that was interrupted is simply repeated.
 */
final class EntityDeletion {
  private static final int PORTION = 200;

  private final Database database;
  private final EntityTypes types;
  private final EntityWriter writer;
  private final Revision revision;
  private final ObjectMapper json;

  EntityDeletion(
      Database database,
      EntityTypes types,
      EntityWriter writer,
      Revision revision,
      ObjectMapper json) {
    this.database = database;
    this.types = types;
    this.writer = writer;
    this.revision = revision;
    this.json = json;
  }

  /** Marks an entity and everything in it, innermost first. */
  ObjectNode soft(EntityRow root, boolean recursive, Author author) {
    refuseNonEmpty(root, recursive);
    return mark(root, true, author);
  }

  ObjectNode hard(EntityRow root, boolean recursive) {
    refuseNonEmpty(root, recursive);
    List<EntityRow> tree = tree(root);
    Collections.reverse(tree);
    for (int from = 0; from < tree.size(); from += PORTION) {
      List<String> ids =
          tree.subList(from, Math.min(tree.size(), from + PORTION)).stream()
              .map(EntityRow::id)
              .toList();
      database.write(
          handle -> {
            writer.remove(handle, ids);
            return ids.size();
          });
    }
    return root.document(json).put("deleted", true);
  }

  ObjectNode restore(EntityRow root, Author author) {
    return mark(root, false, author);
  }

  private void refuseNonEmpty(EntityRow root, boolean recursive) {
    if (!recursive && database.read(handle -> EntityTable.hasChildren(handle, root.id()))) {
      throw new HydrantException(ErrorCode.NOT_EMPTY, root.type() + " is not empty");
    }
  }

  private ObjectNode mark(EntityRow root, boolean deleted, Author author) {
    for (int attempt = 0; attempt < Contention.ATTEMPTS; attempt++) {
      Contention.before(attempt);
      List<EntityRow> tree = tree(root);
      if (deleted) {
        Collections.reverse(tree);
      }
      List<EntityWrite> writes = writes(tree, deleted, author);
      if (commit(writes)) {
        return writes.stream()
            .filter(write -> write.id().equals(root.id()))
            .map(EntityWrite::document)
            .findFirst()
            .orElseGet(() -> root.document(json));
      }
    }
    throw new HydrantException(
        ErrorCode.STORAGE_BUSY, root.fqn() + " is being changed by others", "Repeat the call.");
  }

  private List<EntityWrite> writes(List<EntityRow> rows, boolean deleted, Author author) {
    List<EntityWrite> writes = new ArrayList<>();
    for (EntityRow row : rows) {
      if (row.deleted() != deleted) {
        ObjectNode document = row.document(json).put("deleted", deleted);
        Optional<EntityWrite> write = revision.next(types.get(row.type()), document, row, author);
        write.ifPresent(writes::add);
      }
    }
    return writes;
  }

  private boolean commit(List<EntityWrite> writes) {
    for (int from = 0; from < writes.size(); from += PORTION) {
      List<EntityWrite> portion = writes.subList(from, Math.min(writes.size(), from + PORTION));
      boolean all =
          database.write(
              handle ->
                  portion.stream()
                      .map(write -> writer.commit(handle, write))
                      .reduce(true, Boolean::logicalAnd));
      if (!all) {
        return false;
      }
    }
    return true;
  }

  private List<EntityRow> tree(EntityRow root) {
    return new ArrayList<>(database.read(handle -> EntityTable.tree(handle, root.id())));
  }
}
