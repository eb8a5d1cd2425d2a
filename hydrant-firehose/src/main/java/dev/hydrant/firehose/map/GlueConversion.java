package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.stream.Facts;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DataFormatConversionConfiguration;
import software.amazon.awssdk.services.firehose.model.Deserializer;
import software.amazon.awssdk.services.firehose.model.OrcSerDe;
import software.amazon.awssdk.services.firehose.model.ParquetSerDe;
import software.amazon.awssdk.services.firehose.model.SchemaConfiguration;
import software.amazon.awssdk.services.firehose.model.Serializer;

/**
 * Conversion to Parquet or ORC by the schema of a Glue table. AWS keeps the whole block when
 * conversion is switched off; then it is told as a fact and means nothing.
 */
final class GlueConversion {
  private final DataFormatConversionConfiguration configuration;

  GlueConversion(DataFormatConversionConfiguration configuration) {
    this.configuration = configuration;
  }

  /** On unless it says otherwise: that is AWS's default for a block that is there. */
  boolean enabled() {
    return !Boolean.FALSE.equals(configuration.enabled());
  }

  /** Parquet or ORC; empty where neither is named. */
  String format() {
    Serializer serializer = serializer();
    if (serializer == null) {
      return "";
    }
    return serializer.parquetSerDe() != null
        ? "Parquet"
        : serializer.orcSerDe() != null ? "ORC" : "";
  }

  /**
   * The table whose schema is used; its catalog and region are the stream's own where the block
   * does not say. Empty when database or table is not named.
   */
  Optional<GlueTable> table(AwsScope stream) {
    SchemaConfiguration schema = configuration.schemaConfiguration();
    if (schema == null || blank(schema.databaseName()) || blank(schema.tableName())) {
      return Optional.empty();
    }
    AwsScope scope =
        new AwsScope(
            stream.partition(),
            blank(schema.catalogId()) ? stream.account() : schema.catalogId(),
            blank(schema.region()) ? stream.region() : schema.region());
    return Optional.of(new GlueTable(scope, schema.databaseName(), schema.tableName(), false));
  }

  /** The key in the record of each column that is named differently from it. */
  Map<String, String> jsonKeys() {
    Deserializer deserializer = deserializer();
    Map<String, String> keys = new TreeMap<>();
    if (deserializer != null && deserializer.openXJsonSerDe() != null) {
      deserializer
          .openXJsonSerDe()
          .columnToJsonKeyMappings()
          .forEach((column, key) -> keys.put(column, Shared.text(key)));
    }
    return keys;
  }

  Map<String, Object> facts() {
    Facts facts = new Facts().put("enabled", configuration.enabled()).put("format", format());
    SchemaConfiguration schema = configuration.schemaConfiguration();
    if (schema != null) {
      facts.put(
          "schema",
          new Facts()
              .put("catalogId", schema.catalogId())
              .put("region", schema.region())
              .put("database", schema.databaseName())
              .put("table", schema.tableName())
              .put("version", schema.versionId())
              .put("roleArn", schema.roleARN())
              .build());
    }
    return facts.put("output", output()).put("input", input()).build();
  }

  Step step(String table) {
    String format = format().isEmpty() ? "another format" : format();
    return new Step(
        "convert",
        "Convert to " + format,
        "Convert",
        "Converts records to " + format + (table.isEmpty() ? "" : " by the schema of " + table),
        facts());
  }

  private @Nullable Serializer serializer() {
    return configuration.outputFormatConfiguration() == null
        ? null
        : configuration.outputFormatConfiguration().serializer();
  }

  private @Nullable Deserializer deserializer() {
    return configuration.inputFormatConfiguration() == null
        ? null
        : configuration.inputFormatConfiguration().deserializer();
  }

  private Map<String, Object> output() {
    Serializer serializer = serializer();
    if (serializer == null) {
      return Map.of();
    }
    ParquetSerDe parquet = serializer.parquetSerDe();
    OrcSerDe orc = serializer.orcSerDe();
    Facts facts = new Facts();
    if (parquet != null) {
      facts
          .put("compression", parquet.compressionAsString())
          .put("writerVersion", parquet.writerVersionAsString())
          .put("blockSizeBytes", parquet.blockSizeBytes())
          .put("pageSizeBytes", parquet.pageSizeBytes());
    } else if (orc != null) {
      facts
          .put("compression", orc.compressionAsString())
          .put("formatVersion", orc.formatVersionAsString())
          .put("stripeSizeBytes", orc.stripeSizeBytes())
          .put("bloomFilterColumns", Shared.known(orc.bloomFilterColumns()));
    }
    return facts.build();
  }

  private Map<String, Object> input() {
    Deserializer deserializer = deserializer();
    if (deserializer == null) {
      return Map.of();
    }
    Facts facts = new Facts();
    if (deserializer.openXJsonSerDe() != null) {
      facts.put("deserializer", "OpenX JSON").put("columnToJsonKey", jsonKeys());
    } else if (deserializer.hiveJsonSerDe() != null) {
      facts.put("deserializer", "Hive JSON");
    }
    return facts.build();
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
