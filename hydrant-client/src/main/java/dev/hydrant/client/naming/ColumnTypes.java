package dev.hydrant.client.naming;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.stream.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Column types of Glue, Redshift and Snowflake in the contract's words. */
final class ColumnTypes {
  private static final Pattern LENGTH = Pattern.compile("\\(\\s*(\\d{1,9})");
  private static final Set<String> SIZED = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("tinyint", "TINYINT"),
          Map.entry("smallint", "SMALLINT"),
          Map.entry("int2", "SMALLINT"),
          Map.entry("int", "INT"),
          Map.entry("integer", "INT"),
          Map.entry("int4", "INT"),
          Map.entry("bigint", "BIGINT"),
          Map.entry("int8", "BIGINT"),
          Map.entry("long", "BIGINT"),
          Map.entry("float", "FLOAT"),
          Map.entry("real", "FLOAT"),
          Map.entry("double", "DOUBLE"),
          Map.entry("decimal", "DECIMAL"),
          Map.entry("numeric", "NUMERIC"),
          Map.entry("number", "NUMBER"),
          Map.entry("boolean", "BOOLEAN"),
          Map.entry("bool", "BOOLEAN"),
          Map.entry("string", "STRING"),
          Map.entry("text", "TEXT"),
          Map.entry("char", "CHAR"),
          Map.entry("varchar", "VARCHAR"),
          Map.entry("binary", "BINARY"),
          Map.entry("varbinary", "VARBINARY"),
          Map.entry("date", "DATE"),
          Map.entry("time", "TIME"),
          Map.entry("timestamp", "TIMESTAMP"),
          Map.entry("timestamptz", "TIMESTAMPZ"),
          Map.entry("timestamp_ntz", "TIMESTAMP"),
          Map.entry("timestamp_tz", "TIMESTAMPZ"),
          Map.entry("array", "ARRAY"),
          Map.entry("map", "MAP"),
          Map.entry("struct", "STRUCT"),
          Map.entry("variant", "VARIANT"),
          Map.entry("super", "SUPER"),
          Map.entry("uuid", "UUID"),
          Map.entry("json", "JSON"));

  private ColumnTypes() {}

  /** The columns in their order; a name that comes twice counts once. */
  static ArrayNode columns(List<Column> columns) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      String name = EntityNames.entity(column.name());
      if (seen.add(name)) {
        list.add(column(name, column.dataType().strip()));
      }
    }
    return list;
  }

  private static ObjectNode column(String name, String raw) {
    String word = raw.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_].*$", "");
    String type = WORDS.getOrDefault(word, "UNKNOWN");
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", name).put("dataType", type);
    if (!raw.isEmpty()) {
      node.put("dataTypeDisplay", raw);
    }
    if (SIZED.contains(type)) {
      // The contract asks for a length here; 1 is its own word for "not known".
      Matcher length = LENGTH.matcher(raw);
      node.put("dataLength", length.find() ? Integer.parseInt(length.group(1)) : 1);
    }
    if (type.equals("ARRAY")) {
      node.put("arrayDataType", "UNKNOWN");
    }
    return node;
  }
}
