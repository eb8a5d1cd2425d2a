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

/** Column types of Glue, Redshift and Snowflake in the contract's words, structures nested. */
final class ColumnTypes {
  private static final Pattern LENGTH = Pattern.compile("\\(\\s*(\\d{1,9})");
  private static final Pattern DECIMAL =
      Pattern.compile("[a-z ]*\\(\\s*(\\d{1,4})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\)");
  private static final Set<String> SIZED = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");
  private static final Set<String> EXACT = Set.of("DECIMAL", "NUMERIC", "NUMBER");

  /** Deeper structures stay as text: nobody draws them. */
  private static final int DEEPEST = 8;

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("tinyint", "TINYINT"),
          Map.entry("byteint", "BYTEINT"),
          Map.entry("smallint", "SMALLINT"),
          Map.entry("int2", "SMALLINT"),
          Map.entry("int", "INT"),
          Map.entry("integer", "INT"),
          Map.entry("int4", "INT"),
          Map.entry("bigint", "BIGINT"),
          Map.entry("int8", "BIGINT"),
          Map.entry("long", "BIGINT"),
          Map.entry("float", "FLOAT"),
          Map.entry("float4", "FLOAT"),
          Map.entry("real", "FLOAT"),
          Map.entry("float8", "DOUBLE"),
          Map.entry("double", "DOUBLE"),
          Map.entry("decimal", "DECIMAL"),
          Map.entry("dec", "DECIMAL"),
          Map.entry("numeric", "NUMERIC"),
          Map.entry("number", "NUMBER"),
          Map.entry("boolean", "BOOLEAN"),
          Map.entry("bool", "BOOLEAN"),
          Map.entry("string", "STRING"),
          Map.entry("text", "TEXT"),
          Map.entry("char", "CHAR"),
          Map.entry("character", "CHAR"),
          Map.entry("nchar", "CHAR"),
          Map.entry("bpchar", "CHAR"),
          Map.entry("varchar", "VARCHAR"),
          Map.entry("varchar2", "VARCHAR"),
          Map.entry("nvarchar", "VARCHAR"),
          Map.entry("binary", "BINARY"),
          Map.entry("fixed", "BINARY"),
          Map.entry("varbinary", "VARBINARY"),
          Map.entry("varbyte", "VARBINARY"),
          Map.entry("date", "DATE"),
          Map.entry("datetime", "DATETIME"),
          Map.entry("time", "TIME"),
          Map.entry("timetz", "TIME"),
          Map.entry("timestamp", "TIMESTAMP"),
          Map.entry("timestamptz", "TIMESTAMPZ"),
          Map.entry("timestamp_ntz", "TIMESTAMP"),
          Map.entry("timestamp_ltz", "TIMESTAMPZ"),
          Map.entry("timestamp_tz", "TIMESTAMPZ"),
          Map.entry("interval", "INTERVAL"),
          Map.entry("array", "ARRAY"),
          Map.entry("list", "ARRAY"),
          Map.entry("map", "MAP"),
          Map.entry("struct", "STRUCT"),
          Map.entry("uniontype", "UNION"),
          Map.entry("object", "JSON"),
          Map.entry("variant", "VARIANT"),
          Map.entry("super", "SUPER"),
          Map.entry("geometry", "GEOMETRY"),
          Map.entry("geography", "GEOGRAPHY"),
          Map.entry("hllsketch", "HLLSKETCH"),
          Map.entry("uuid", "UUID"),
          Map.entry("json", "JSON"));

  private ColumnTypes() {}

  /** The columns in their order; a name that comes twice counts once. */
  static ArrayNode columns(List<Column> columns) {
    return columns(columns, 1);
  }

  private static ArrayNode columns(List<Column> columns, int depth) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      String name = EntityNames.entity(column.name());
      if (seen.add(name)) {
        list.add(column(name, column.dataType().strip(), depth));
      }
    }
    return list;
  }

  private static ObjectNode column(String name, String raw, int depth) {
    String type = word(raw);
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
    if (EXACT.contains(type)) {
      digits(node, raw);
    }
    nested(node, type, raw, depth);
    return node;
  }

  /** Spaces say more in Redshift: {@code character varying}, {@code timestamp with time zone}. */
  private static String word(String raw) {
    String lower = raw.toLowerCase(Locale.ROOT);
    if (lower.matches("(?:national )?(?:character|char) varying\\b.*")) {
      return "VARCHAR";
    }
    if (lower.matches("timestamp\\b.*\\bwith (?:local )?time zone")) {
      return "TIMESTAMPZ";
    }
    return WORDS.getOrDefault(lower.replaceAll("(?s)[^a-z0-9_].*$", ""), "UNKNOWN");
  }

  private static void digits(ObjectNode node, String raw) {
    Matcher digits = DECIMAL.matcher(raw.toLowerCase(Locale.ROOT));
    if (digits.matches()) {
      node.put("precision", Integer.parseInt(digits.group(1)));
      node.put("scale", digits.group(2) == null ? 0 : Integer.parseInt(digits.group(2)));
    }
  }

  /** The members of a structure are columns of their own, also those of a list's items. */
  private static void nested(ObjectNode node, String type, String raw, int depth) {
    String inner = raw;
    if (type.equals("ARRAY")) {
      inner = NestedType.inside(raw).orElse("");
      node.put("arrayDataType", word(inner));
      while (word(inner).equals("ARRAY")) {
        inner = NestedType.inside(inner).orElse("");
      }
    }
    if (word(inner).equals("STRUCT") && depth < DEEPEST) {
      ArrayNode children = columns(NestedType.members(inner), depth + 1);
      if (!children.isEmpty()) {
        node.set("children", children);
      }
    }
  }
}
