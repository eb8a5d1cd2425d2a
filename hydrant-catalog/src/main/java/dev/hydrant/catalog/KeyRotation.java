package dev.hydrant.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.entity.Deflate;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretFields;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.util.List;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Seals anew whatever another key has sealed: documents, their earlier versions, and the keys that
 * access tokens are signed with. Portion by portion, each a transaction; a row that somebody
 * changes meanwhile is left to the next pass, and the last pass finds nothing to do. Wherever it
 * stops, for whatever reason, some rows are sealed with one key and some with the other, and both
 * open; running it again goes on.
 */
public final class KeyRotation {
  private static final int PORTION = 100;
  private static final int MOST_PASSES = 20;

  private final Database database;
  private final Sealer sealer;
  private final SecretFields fields;
  private final ObjectMapper json = Json.lenient();

  /** A row; {@code stored} is a text, or the bytes of a deflated one. */
  private record Row(String id, int version, Object stored) {}

  /** A row that is to be written. */
  private record Change(Row row, Object after) {}

  /** How the rows of a table are read page by page, changed and written. */
  private record Table(String select, RowMapper<Row> mapper, Recipe recipe, String update) {}

  private interface Recipe {
    Object of(Row row);
  }

  /**
   * @param sealer seals with the new key, opens with both
   */
  public KeyRotation(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
    this.fields = new SecretFields(sealer);
  }

  /**
   * @param done hears after each portion how many rows were sealed anew in it
   * @return how many rows were sealed anew
   * @throws HydrantException SECRET_UNRESOLVED when a value opens with neither key, STORAGE_BUSY
   *     when others keep on sealing with the old one
   */
  public long run(LongConsumer done) {
    long changed = 0;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      long found = 0;
      for (Table table : List.of(documents(), versions(), signingKeys())) {
        found += pass(table, done);
      }
      if (found == 0) {
        return changed;
      }
      changed += found;
    }
    throw new HydrantException(
        ErrorCode.STORAGE_BUSY,
        "Secrets are still being sealed with the old key.",
        "Stop the servers that have only the old key, and run this again.");
  }

  private long pass(Table table, LongConsumer done) {
    long found = 0;
    Row last = new Row("", -1, "");
    List<Row> page = page(table, last);
    while (!page.isEmpty()) {
      List<Change> changes =
          page.stream()
              .map(row -> new Change(row, table.recipe().of(row)))
              .filter(change -> !change.after().equals(change.row().stored()))
              .toList();
      if (!changes.isEmpty()) {
        done.accept(database.write(handle -> write(handle, table, changes)));
        found += changes.size();
      }
      last = page.get(page.size() - 1);
      page = page(table, last);
    }
    return found;
  }

  private List<Row> page(Table table, Row last) {
    return database.read(
        handle ->
            handle
                .createQuery(table.select() + " limit " + PORTION)
                .configure(SqlStatements.class, any -> any.setUnusedBindingAllowed(true))
                .bind("id", last.id())
                .bind("version", last.version())
                .map(table.mapper())
                .list());
  }

  private static long write(Handle handle, Table table, List<Change> changes) {
    long written = 0;
    for (Change change : changes) {
      written +=
          handle
              .createUpdate(table.update())
              .configure(SqlStatements.class, any -> any.setUnusedBindingAllowed(true))
              .bind("id", change.row().id())
              .bind("version", change.row().version())
              .bind("before", change.row().stored())
              .bind("after", change.after())
              .execute();
    }
    return written;
  }

  private Table documents() {
    return new Table(
        "select id, document from entity where id > :id order by id",
        (row, context) -> new Row(row.getString("id"), 0, row.getString("document")),
        row -> resealed(row.id(), (String) row.stored()),
        "update entity set document = :after" + " where id = :id and document = :before");
  }

  private Table versions() {
    return new Table(
        "select entity_id, version, document from entity_version"
            + " where (entity_id, version) > (:id, :version) order by entity_id, version",
        (row, context) ->
            new Row(row.getString("entity_id"), row.getInt("version"), row.getBytes("document")),
        row -> {
          String before = Deflate.unpack((byte[]) row.stored());
          String after = resealed(row.id(), before);
          return after.equals(before) ? row.stored() : Deflate.pack(after);
        },
        "update entity_version set document = :after"
            + " where entity_id = :id and version = :version and document = :before");
  }

  private Table signingKeys() {
    return new Table(
        "select kid, private_key from signing_key where kid > :id" + " order by kid",
        (row, context) -> new Row(row.getString("kid"), 0, row.getString("private_key")),
        row -> sealer.reseal((String) row.stored()),
        "update signing_key set private_key = :after"
            + " where kid = :id and private_key = :before");
  }

  private String resealed(String id, String document) {
    if (!Sealer.mentionedIn(document)) {
      return document;
    }
    try {
      JsonNode before = json.readTree(document);
      JsonNode after = before.deepCopy();
      fields.reseal(after);
      return after.equals(before) ? document : json.writeValueAsString(after);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the document of entity " + id + " is not JSON", e);
    } catch (HydrantException e) {
      throw new HydrantException(
          e.code(), "Entity " + id + ": " + e.text(), "Both keys stay; nothing is lost.", e);
    }
  }
}
