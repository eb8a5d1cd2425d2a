package dev.hydrant.client.naming;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.name.Fqn;
import dev.hydrant.model.stream.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns of one entity by their qualified names below it, nested ones included. Kept as one
 * text, since a run remembers those of thousands of entities.
 *
 * @param packed a line a column, in order
 * @param wrapped how many parts at the start say nothing: a schema may put all fields into a record
 */
public record ColumnPaths(String packed, int wrapped) {
  public static final ColumnPaths NONE = new ColumnPaths("", 0);

  private static final String LINE = "\n";

  /** What a catalog's answer says about an entity; none for kinds that have no columns. */
  public static ColumnPaths of(EntityType type, JsonNode entity) {
    return switch (type) {
      case TABLE -> of(entity.path("columns"));
      case CONTAINER -> of(entity.path("dataModel").path("columns"));
      case SEARCH_INDEX -> of(entity.path("fields"));
      case TOPIC -> unwrapped(entity.path("messageSchema").path("schemaFields"));
      default -> NONE;
    };
  }

  /** What an entity that is made of these columns will have. */
  public static ColumnPaths of(EntityType type, List<Column> columns) {
    return type == EntityType.TABLE || type == EntityType.CONTAINER
        ? of(ColumnTypes.columns(columns))
        : NONE;
  }

  private static ColumnPaths of(JsonNode columns) {
    List<String> paths = new ArrayList<>();
    collect(columns, "", paths);
    return paths.isEmpty() ? NONE : new ColumnPaths(String.join(LINE, paths), 0);
  }

  /** Avro and Protobuf have one record around everything; no table has it. */
  private static ColumnPaths unwrapped(JsonNode fields) {
    ColumnPaths all = of(fields);
    boolean one = fields.size() == 1 && !fields.path(0).path("children").isEmpty();
    return one ? new ColumnPaths(all.packed(), 1) : all;
  }

  private static void collect(JsonNode columns, String parent, List<String> into) {
    for (JsonNode column : columns) {
      String name = column.path("name").asText();
      if (!name.isEmpty() && !name.contains(LINE)) {
        String path = parent.isEmpty() ? Fqn.quote(name) : Fqn.child(parent, name);
        into.add(path);
        collect(column.path("children"), path, into);
      }
    }
  }

  public boolean isEmpty() {
    return packed.isEmpty();
  }

  /**
   * The qualified path of each column by its plain one, such as {@code address.city}, in order.
   * Where two columns differ in case alone, the first stands for both.
   */
  public Map<String, String> byName() {
    Map<String, String> columns = new LinkedHashMap<>();
    packed
        .lines()
        .forEach(
            path -> {
              List<String> parts = Fqn.split(path);
              if (parts.size() > wrapped) {
                columns.putIfAbsent(
                    key(String.join(".", parts.subList(wrapped, parts.size()))), path);
              }
            });
    return columns;
  }

  /** How names are compared: whatever their case. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
