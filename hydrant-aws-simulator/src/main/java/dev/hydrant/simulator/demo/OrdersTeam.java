package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** One Kinesis stream of orders that feeds lake, warehouse, search and Snowflake. */
final class OrdersTeam {
  private static final String TEAM = "orders";

  private OrdersTeam() {}

  static List<StreamDocument> streams() {
    return List.of(
        toLake(),
        replayToLake(),
        toRedshift(),
        toSearch(),
        toSnowflake(),
        statusEvents(),
        returns(),
        cartsChangeCapture());
  }

  private static StreamDocument toLake() {
    StreamDocument stream =
        stream(COMMERCE_EU, "orders-to-lake", TEAM, "prod")
            .kinesis("orders-stream")
            .version(7)
            .to(
                extendedS3(LAKE, "orders/raw/dt=!{timestamp:yyyy-MM-dd}/hour=!{timestamp:HH}/")
                    .with(
                        "ErrorOutputPrefix",
                        "orders/errors/!{firehose:error-output-type}/dt=!{timestamp:yyyy-MM-dd}/",
                        "BufferingHints",
                        buffering(128, 300),
                        "EncryptionConfiguration",
                        object(
                            "KMSEncryptionConfig",
                            object("AWSKMSKeyARN", COMMERCE_EU.arn("kms", "key/4b1c-lake"))),
                        "DataFormatConversionConfiguration",
                        parquet(COMMERCE_EU, "sales", "orders_raw")));
    // Two owners in one value, the second a team.
    stream.tag("data-owner", "maria.lopez@acme.example; data-platform");
    return fromStack(stream, "orders-ingest", "OrdersToLake");
  }

  /** A second stream between the same two assets. */
  private static StreamDocument replayToLake() {
    return stream(COMMERCE_EU, "orders-replay-to-lake", TEAM, "prod")
        .kinesis("orders-stream")
        .to(
            extendedS3(LAKE, "orders/raw/!{timestamp:'replay='yyyyMMdd}/")
                .with(
                    "ErrorOutputPrefix",
                    "orders/errors/replay/!{firehose:error-output-type}/",
                    "CompressionFormat",
                    "GZIP",
                    "FileExtension",
                    ".json.gz"));
  }

  private static StreamDocument toRedshift() {
    return stream(COMMERCE_EU, "orders-to-redshift", TEAM, "prod")
        .kinesis("orders-stream")
        .version(3)
        .to(
            redshift(
                    REDSHIFT,
                    "sales.orders",
                    s3(STAGING, "orders/").put("CompressionFormat", "GZIP"))
                .with(
                    "CopyCommand",
                    object(
                        "DataTableName",
                        "sales.orders",
                        "DataTableColumns",
                        "order_id,customer_id,placed_at,currency,total_amount",
                        "CopyOptions",
                        "JSON 's3://acme-redshift-staging/jsonpaths/orders.json' GZIP"),
                    "Username",
                    "firehose_loader",
                    "S3BackupMode",
                    "Enabled",
                    "S3BackupDescription",
                    s3(LAKE, "backup/orders/")));
  }

  private static StreamDocument toSearch() {
    return stream(COMMERCE_EU, "orders-to-search", TEAM, "prod")
        .kinesis("orders-stream")
        .to(
            openSearch(COMMERCE_SEARCH, "orders", failed("orders/search/"))
                .with(
                    "ProcessingConfiguration",
                    processors(
                        lambda(COMMERCE_EU.arn("lambda", "function:order-denormaliser:live"))),
                    "DocumentIdOptions",
                    object("DefaultDocumentIdFormat", "NO_DOCUMENT_ID"),
                    "VpcConfigurationDescription",
                    object(
                        "SubnetIds", array("subnet-0a1", "subnet-0b2"),
                        "RoleARN", COMMERCE_EU.roleArn("firehose-vpc"),
                        "SecurityGroupIds", array("sg-0c3"),
                        "VpcId", "vpc-0d4")));
  }

  private static StreamDocument toSnowflake() {
    return stream(COMMERCE_EU, "orders-to-snowflake", TEAM, "prod")
        .kinesis("orders-stream")
        .to(
            snowflake(SNOWFLAKE, "ANALYTICS.SALES.ORDERS_STREAM", failed("orders/snowflake/"))
                .with(
                    "DataLoadingOption",
                    "VARIANT_CONTENT_AND_METADATA_MAPPING",
                    "ContentColumnName",
                    "CONTENT",
                    "MetaDataColumnName",
                    "METADATA",
                    "SecretsManagerConfiguration",
                    object(
                        "Enabled",
                        true,
                        "SecretARN",
                        COMMERCE_EU.arn("secretsmanager", "secret:snowflake/firehose-a1b2c3"))));
  }

  private static StreamDocument statusEvents() {
    return stream(COMMERCE_EU, "order-status-events", TEAM, "prod")
        .hint(5)
        .encryptedByAws()
        .to(
            extendedS3(LAKE, "orders/status/")
                .with(
                    "Prefix",
                    "orders/status/country=!{partitionKeyFromQuery:country}/status=!{partitionKeyFromQuery:status}/",
                    "ErrorOutputPrefix",
                    "orders/errors/status/",
                    "DynamicPartitioningConfiguration",
                    dynamicPartitioning(),
                    "ProcessingConfiguration",
                    processors(jq("{country: .shipping.country, status: .status}"), newlines()),
                    "BufferingHints",
                    buffering(64, 120)));
  }

  private static StreamDocument returns() {
    return stream(COMMERCE_EU, "returns-to-lake", TEAM, "prod")
        .kinesis("returns-stream")
        .to(
            extendedS3(LAKE, "returns/")
                .with(
                    "ProcessingConfiguration",
                    processors(
                        lambda(COMMERCE_EU.arn("lambda", "function:return-reason-classifier:17"))),
                    "S3BackupMode",
                    "Enabled",
                    "S3BackupDescription",
                    s3("acme-data-lake-backup", "returns/")));
  }

  /** The Kinesis stream that carries the changes of the carts table in DynamoDB. */
  private static StreamDocument cartsChangeCapture() {
    return stream(COMMERCE_EU, "carts-cdc-to-iceberg", TEAM, "prod")
        .kinesis("carts-cdc")
        .to(
            iceberg(GLUE, failed("carts/iceberg/"), icebergTable("sales", "carts", "cart_id"))
                .with(
                    "ProcessingConfiguration",
                    processors(
                        lambda(COMMERCE_EU.arn("lambda", "function:dynamodb-image-flattener")))));
  }
}
