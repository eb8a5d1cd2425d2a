package dev.hydrant.firehose.map;

import dev.hydrant.model.lineage.ColumnPair;
import dev.hydrant.model.lineage.ColumnRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fields of the records become columns of the table that a format conversion writes by: by
 * name, but for the keys that the conversion renames, and the partition columns that a jq query
 * takes from the record.
 */
final class ConversionColumns {
  private static final Pattern FROM_QUERY = Pattern.compile("!\\{partitionKeyFromQuery:([^}]+)}");
  private static final Pattern PLAIN_PATH =
      Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)");

  private final GlueConversion conversion;
  private final Processing processing;
  private final S3Block block;

  ConversionColumns(GlueConversion conversion, Processing processing, S3Block block) {
    this.conversion = conversion;
    this.processing = processing;
    this.block = block;
  }

  ColumnRule rule() {
    List<ColumnPair> pairs = new ArrayList<>();
    conversion.jsonKeys().forEach((column, key) -> pairs.add(new ColumnPair(key, column)));
    partitions(pairs);
    return pairs.isEmpty() ? new ColumnRule.ByName() : new ColumnRule.ByMap(pairs, true);
  }

  private void partitions(List<ColumnPair> pairs) {
    Map<String, String> query =
        processing.query().flatMap(JqObject::parse).map(JqObject::members).orElse(Map.of());
    block
        .prefix()
        .partitions()
        .forEach(
            (column, expression) ->
                path(query, expression)
                    .map(path -> new ColumnPair(path, column))
                    .filter(pair -> !pairs.contains(pair))
                    .ifPresent(pairs::add));
  }

  /** The path of the field that a key is, as it is; empty where anything is computed. */
  private static Optional<String> path(Map<String, String> query, String expression) {
    Matcher key = FROM_QUERY.matcher(expression);
    if (!key.matches()) {
      return Optional.empty();
    }
    Matcher path = PLAIN_PATH.matcher(query.getOrDefault(key.group(1), ""));
    return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
  }
}
