package dev.hydrant.simulator.organisation;

import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The ten destination shapes with the members that matter; roles, logging and what AWS fills in by
 * default are added by {@link StreamDocument}.
 */
public final class Destinations {
  private Destinations() {}

  public static Destination extendedS3(String bucket, String prefix) {
    return new Destination(
        "ExtendedS3DestinationDescription", s3(bucket, prefix).put("S3BackupMode", "Disabled"));
  }

  /** The oldest shape alone, as streams of the first years still answer. */
  public static Destination legacyS3(String bucket, String prefix) {
    return new Destination("S3DestinationDescription", s3(bucket, prefix));
  }

  /** The S3 part of any other destination: staging, backup or failed records. */
  public static ObjectNode s3(String bucket, String prefix) {
    return object(
        "BucketARN",
        "arn:aws:s3:::" + bucket,
        "Prefix",
        prefix,
        "BufferingHints",
        buffering(5, 300),
        "CompressionFormat",
        "UNCOMPRESSED",
        "EncryptionConfiguration",
        object("NoEncryptionConfig", "NoEncryption"));
  }

  public static Destination redshift(String jdbcUrl, String table, ObjectNode staging) {
    return new Destination(
        "RedshiftDestinationDescription",
        object(
            "ClusterJDBCURL",
            jdbcUrl,
            "CopyCommand",
            object("DataTableName", table, "CopyOptions", "JSON 'auto' GZIP"),
            "RetryOptions",
            retry(3600),
            "S3BackupMode",
            "Disabled",
            "S3DestinationDescription",
            staging));
  }

  public static Destination elasticsearch(String domainArn, String index, ObjectNode failed) {
    return search("ElasticsearchDestinationDescription", index, failed)
        .with("DomainARN", domainArn, "TypeName", "event");
  }

  public static Destination openSearch(String domainArn, String index, ObjectNode failed) {
    return search("AmazonopensearchserviceDestinationDescription", index, failed)
        .with("DomainARN", domainArn);
  }

  /** A domain named by its endpoint only. */
  public static Destination openSearchAt(String endpoint, String index, ObjectNode failed) {
    return search("AmazonopensearchserviceDestinationDescription", index, failed)
        .with("ClusterEndpoint", endpoint);
  }

  public static Destination openSearchServerless(
      String collectionEndpoint, String index, ObjectNode failed) {
    Destination shape =
        search("AmazonOpenSearchServerlessDestinationDescription", index, failed)
            .with("CollectionEndpoint", collectionEndpoint);
    shape.body().remove("IndexRotationPeriod");
    return shape;
  }

  private static Destination search(String member, String index, ObjectNode failed) {
    return new Destination(
        member,
        object(
            "IndexName",
            index,
            "IndexRotationPeriod",
            "OneDay",
            "BufferingHints",
            buffering(5, 60),
            "RetryOptions",
            retry(300),
            "S3BackupMode",
            "FailedDocumentsOnly",
            "S3DestinationDescription",
            failed));
  }

  public static Destination splunk(String hecEndpoint, ObjectNode failed) {
    return new Destination(
        "SplunkDestinationDescription",
        object(
            "HECEndpoint",
            hecEndpoint,
            "HECEndpointType",
            "Raw",
            "HECAcknowledgmentTimeoutInSeconds",
            300,
            "RetryOptions",
            retry(300),
            "BufferingHints",
            buffering(5, 60),
            "S3BackupMode",
            "FailedEventsOnly",
            "S3DestinationDescription",
            failed));
  }

  public static Destination http(String url, String name, ObjectNode failed) {
    return new Destination(
        "HttpEndpointDestinationDescription",
        object(
            "EndpointConfiguration",
            object("Url", url, "Name", name),
            "RequestConfiguration",
            object("ContentEncoding", "GZIP", "CommonAttributes", array()),
            "BufferingHints",
            buffering(4, 60),
            "RetryOptions",
            retry(300),
            "S3BackupMode",
            "FailedDataOnly",
            "S3DestinationDescription",
            failed));
  }

  public static Destination snowflake(String accountUrl, String qualifiedTable, ObjectNode failed) {
    String[] names = qualifiedTable.split("\\.");
    return new Destination(
        "SnowflakeDestinationDescription",
        object(
            "AccountUrl",
            accountUrl,
            "User",
            "FIREHOSE_LOADER",
            "Database",
            names[0],
            "Schema",
            names[1],
            "Table",
            names[2],
            "DataLoadingOption",
            "JSON_MAPPING",
            "SnowflakeRoleConfiguration",
            object("Enabled", true, "SnowflakeRole", "FIREHOSE_WRITER"),
            "BufferingHints",
            buffering(1, 0),
            "RetryOptions",
            retry(60),
            "S3BackupMode",
            "FailedDataOnly",
            "S3DestinationDescription",
            failed));
  }

  /** {@code tables} are made by {@link #icebergTable}; none is legal where records say it. */
  public static Destination iceberg(String catalogArn, ObjectNode failed, ObjectNode... tables) {
    return new Destination(
        "IcebergDestinationDescription",
        object(
            "CatalogConfiguration",
            object("CatalogARN", catalogArn),
            "DestinationTableConfigurationList",
            array((Object[]) tables),
            "AppendOnly",
            false,
            "BufferingHints",
            buffering(64, 300),
            "RetryOptions",
            retry(300),
            "S3BackupMode",
            "FailedDataOnly",
            "S3DestinationDescription",
            failed));
  }

  public static ObjectNode icebergTable(String database, String table, String... uniqueKeys) {
    ObjectNode node = object("DestinationDatabaseName", database, "DestinationTableName", table);
    if (uniqueKeys.length > 0) {
      Json.put(node, "UniqueKeys", array((Object[]) uniqueKeys));
    }
    return node;
  }

  public static ObjectNode buffering(int megabytes, int seconds) {
    return object("SizeInMBs", megabytes, "IntervalInSeconds", seconds);
  }

  public static ObjectNode retry(int seconds) {
    return object("DurationInSeconds", seconds);
  }
}
