package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** How often an entity was used, by day. */
public final class UsageStore {
  private final Database database;

  public UsageStore(Database database) {
    this.database = database;
  }

  /**
   * @param usage {@code date} and {@code count}
   */
  public void put(String type, EntityKey key, JsonNode usage) {
    if (!usage.path("date").isTextual() || !usage.path("count").isIntegralNumber()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "[date and count must not be null]");
    }
    LocalDate date = day(usage.path("date").textValue());
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.putObject("dailyStats").put("count", usage.path("count").asLong());
    summary.put("date", date.toString());
    EntityRef entity = database.read(handle -> EntityLookup.require(handle, type, key));
    long at = date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    database.write(
        handle -> {
          SeriesTable.put(handle, entity.id(), SeriesTable.USAGE, at, summary.toString());
          return at;
        });
  }

  /**
   * @throws HydrantException REQUEST_INVALID
   */
  public static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[date must be of the form yyyy-MM-dd]", "", e);
    }
  }
}
