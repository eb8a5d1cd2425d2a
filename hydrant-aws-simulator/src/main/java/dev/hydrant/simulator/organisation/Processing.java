package dev.hydrant.simulator.organisation;

import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What happens to records on the way: processors, partitioning, format conversion. */
public final class Processing {
  private Processing() {}

  public static ObjectNode processors(ObjectNode... processors) {
    return object("Enabled", true, "Processors", array((Object[]) processors));
  }

  /** Processors that are configured and switched off. */
  public static ObjectNode disabled(ObjectNode... processors) {
    return object("Enabled", false, "Processors", array((Object[]) processors));
  }

  public static ObjectNode lambda(String arn) {
    return processor(
        "Lambda",
        "LambdaArn",
        arn,
        "NumberOfRetries",
        "3",
        "BufferSizeInMBs",
        "1",
        "BufferIntervalInSeconds",
        "60");
  }

  public static ObjectNode jq(String query) {
    return processor(
        "MetadataExtraction", "MetadataExtractionQuery", query, "JsonParsingEngine", "JQ-1.6");
  }

  public static ObjectNode newlines() {
    return processor("AppendDelimiterToRecord", "Delimiter", "\\n");
  }

  public static ObjectNode deaggregation() {
    return processor("RecordDeAggregation", "SubRecordType", "JSON");
  }

  public static ObjectNode gunzip() {
    return processor("Decompression", "CompressionFormat", "GZIP");
  }

  public static ObjectNode logMessages() {
    return processor("CloudWatchLogProcessing", "DataMessageExtraction", "true");
  }

  public static ObjectNode processor(String type, String... namesAndValues) {
    ArrayNode parameters = array();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(
          object("ParameterName", namesAndValues[i], "ParameterValue", namesAndValues[i + 1]));
    }
    return object("Type", type, "Parameters", parameters);
  }

  public static ObjectNode dynamicPartitioning() {
    return object("Enabled", true, "RetryOptions", Destinations.retry(300));
  }

  /** JSON to Parquet by the columns of a Glue table in the stream's own account and region. */
  public static ObjectNode parquet(Home home, String database, String table) {
    return conversion(
        glueSchema(home, database, table),
        object("OpenXJsonSerDe", object("CaseInsensitive", true)),
        object("ParquetSerDe", object("Compression", "SNAPPY")));
  }

  public static ObjectNode orc(Home home, String database, String table) {
    return conversion(
        glueSchema(home, database, table),
        object("HiveJsonSerDe", object("TimestampFormats", array("yyyy-MM-dd'T'HH:mm:ss"))),
        object("OrcSerDe", object("Compression", "SNAPPY", "FormatVersion", "V0_12")));
  }

  public static ObjectNode conversion(
      ObjectNode schema, ObjectNode deserializer, ObjectNode serializer) {
    return object(
        "Enabled",
        true,
        "SchemaConfiguration",
        schema,
        "InputFormatConfiguration",
        object("Deserializer", deserializer),
        "OutputFormatConfiguration",
        object("Serializer", serializer));
  }

  public static ObjectNode glueSchema(Home home, String database, String table) {
    return object(
        "RoleARN",
        home.roleArn("firehose-glue-reader"),
        "CatalogId",
        home.accountId(),
        "DatabaseName",
        database,
        "TableName",
        table,
        "Region",
        home.region(),
        "VersionId",
        "LATEST");
  }
}
