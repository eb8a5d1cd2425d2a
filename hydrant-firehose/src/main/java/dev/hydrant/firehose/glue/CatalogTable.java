package dev.hydrant.firehose.glue;

import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Data Catalog tells of a table.
 *
 * @param columns those in the files first, then the partition keys
 * @param location of its data in S3, as written; empty for none and for any other place
 * @param type such as {@code EXTERNAL_TABLE}; empty where it is not told
 * @param format of an open table, such as {@code ICEBERG}; empty for a plain one
 * @param link the table that this one stands for, when it is a resource link
 */
record CatalogTable(
    List<Column> columns,
    List<String> partitionKeys,
    String location,
    String type,
    String format,
    Optional<TableName> link) {
  private static final Pattern S3 = Pattern.compile("s3[an]?://([A-Za-z0-9._-]+)(?:/([^?#]*))?");

  CatalogTable {
    columns = List.copyOf(columns);
    partitionKeys = List.copyOf(partitionKeys);
    location = S3.matcher(location).matches() ? location : "";
  }

  /** True when the data that is delivered there is this table's: its folder, or one below. */
  boolean holds(S3Location delivered) {
    Matcher own = S3.matcher(location);
    if (!own.matches() || !own.group(1).equals(delivered.bucket())) {
      return false;
    }
    String folder = own.group(2) == null ? "" : trimmed(own.group(2));
    return folder.isEmpty()
        || delivered.prefix().equals(folder)
        || delivered.prefix().startsWith(folder + "/");
  }

  Map<String, Object> facts() {
    return new Facts()
        .put("location", location)
        .put("tableType", type)
        .put("format", format)
        .put("partitionKeys", partitionKeys)
        .build();
  }

  private static String trimmed(String path) {
    int start = 0;
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(start, end);
  }
}
