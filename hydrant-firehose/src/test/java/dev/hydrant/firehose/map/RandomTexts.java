package dev.hydrant.firehose.map;

import static dev.hydrant.firehose.map.RandomDescriptions.CANARY;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Texts for the members of a description: plausible, odd, or holding a canary. */
final class RandomTexts {
  /** Members that hold an address: its host may be shown, nothing else of it. */
  static final Set<String> ADDRESSES =
      Set.of(
          "Url",
          "HECEndpoint",
          "ClusterEndpoint",
          "CollectionEndpoint",
          "AccountUrl",
          "Endpoint",
          "ClusterJDBCURL");

  private static final List<String> HOSTS =
      List.of(
          "intake.acme.example",
          "api.honeycomb.io",
          "endpoint4.collection.us2.sumologic.net",
          "acme-prod.snowflakecomputing.com",
          "xy12345.eu-west-1.privatelink.snowflakecomputing.com",
          "abc123.eu-west-1.aoss.amazonaws.com",
          "dwh.c0ffee.eu-west-1.redshift.amazonaws.com",
          "wg.111122223333.eu-west-1.redshift-serverless.amazonaws.com");

  private static final Map<String, List<String>> CHOICES =
      Map.ofEntries(
          Map.entry("DeliveryStreamStatus", List.of("ACTIVE", "CREATING_FAILED", "DELETING")),
          Map.entry(
              "DeliveryStreamType",
              List.of("DirectPut", "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource")),
          Map.entry(
              "S3BackupMode",
              List.of("Enabled", "Disabled", "AllDocuments", "FailedEventsOnly", "AllData")),
          Map.entry("IndexRotationPeriod", List.of("NoRotation", "OneHour", "OneWeek")),
          Map.entry("HECEndpointType", List.of("Raw", "Event")),
          Map.entry("CompressionFormat", List.of("UNCOMPRESSED", "GZIP", "Snappy")),
          Map.entry(
              "ParameterName",
              List.of("LambdaArn", "RoleArn", "MetadataExtractionQuery", "Delimiter")),
          Map.entry(
              "ParameterValue",
              List.of(
                  "arn:aws:lambda:eu-west-1:111122223333:function:clean:$LATEST",
                  "{destinationDatabaseName:\"lake\",destinationTableName:\"orders\"}",
                  "{destinationDatabaseName:.db,destinationTableName:(.t|ascii_downcase)}",
                  "{\"a\": .b, c}",
                  "{",
                  "\"unclosed")),
          Map.entry(
              "DataTableName",
              List.of("t", "s.t", "d.s.t", "\"A\".\"b.c\"", "a.b.c.d", "\"", ".")));

  private final Random random;
  private long planted;

  RandomTexts(Random random) {
    this.random = random;
  }

  long planted() {
    return planted;
  }

  /** A text for a member that is not secret as a whole. */
  String of(String owner, String member) {
    if (ADDRESSES.contains(member)) {
      return member.equals("ClusterJDBCURL") ? jdbc() : address();
    }
    if (owner.equals("HttpEndpointDescription") && member.equals("Name")) {
      return random.nextBoolean() ? url(pick(HOSTS)) : pick(List.of("Datadog", "", "Acme intake"));
    }
    if (member.equals("Type")) {
      return pick(List.of("MySQL", "PostgreSQL", "Lambda", "MetadataExtraction", "Teleport"));
    }
    if (member.equals("Details")) {
      return "Denied, see " + url(pick(HOSTS)) + " for more";
    }
    if (member.equals("CopyOptions")) {
      return copyOptions();
    }
    if (member.equals("WarehouseLocation")) {
      return "s3://acme-warehouse/lake/?token=" + secret();
    }
    if (member.endsWith("ARN") || member.endsWith("Arn")) {
      return arn(member);
    }
    if (member.contains("Prefix")) {
      return prefix();
    }
    List<String> choices = CHOICES.get(member);
    return choices == null || random.nextInt(8) == 0 ? name() : pick(choices);
  }

  String secret() {
    planted++;
    return CANARY + Integer.toHexString(random.nextInt());
  }

  /** Any text that a name may be, and some that it should not. */
  String name() {
    return switch (random.nextInt(60)) {
      case 0, 6, 7, 8, 9 -> "";
      case 1, 10, 11, 12 -> "größe-✓-\uD83D\uDE80";
      case 2 -> "a".repeat(1 + random.nextInt(5_000));
      case 3, 13, 14, 15 -> "with \"quotes\", 'ticks' and \\ back\nslash";
      case 4, 16, 17 -> "sales.*";
      case 5, 18, 19 -> "{[(\"!{timestamp:";
      default -> "name-" + random.nextInt(100);
    };
  }

  private String address() {
    String host = pick(HOSTS);
    return switch (random.nextInt(7)) {
      case 0 -> host;
      case 1 -> host + ":443/" + secret() + "?a=" + secret();
      case 2 -> "****" + secret();
      default -> url(host);
    };
  }

  private String url(String host) {
    return switch (random.nextInt(3)) {
      case 0 -> "https://" + host + "/1/kinesis_events/" + secret() + "/x?k=" + secret();
      case 1 -> "https://" + secret() + ":" + secret() + "@" + host + "/" + secret();
      default ->
          "https://"
              + secret()
              + "@"
              + host
              + ":8443/a/"
              + secret()
              + "?k="
              + secret()
              + "#"
              + secret();
    };
  }

  private String jdbc() {
    String start = "jdbc:redshift://" + pick(HOSTS) + ":5439/dev";
    return switch (random.nextInt(5)) {
      case 0 -> start;
      case 1 -> start + "?user=" + secret() + "&password=" + secret();
      case 2 -> start + ";UID=" + secret() + ";PWD=" + secret();
      case 3 -> "jdbc:redshift:///" + secret();
      default -> "jdbc:postgresql://" + secret() + ":" + secret() + "@" + pick(HOSTS) + "/dev";
    };
  }

  private String copyOptions() {
    return switch (random.nextInt(9)) {
      case 0 -> "JSON 's3://acme/paths.json?token=" + secret() + "' GZIP";
      case 1 -> "CREDENTIALS 'aws_access_key_id=" + secret() + ";token=" + secret() + "'";
      case 2 -> "credentials as '" + secret() + "'";
      case 3 -> "ACCESS_KEY_ID '" + secret() + "' SECRET_ACCESS_KEY '" + secret() + "'";
      case 4 -> "DELIMITER '|' SESSION_TOKEN '" + secret() + "' NULL AS 'x'";
      case 5 -> "DELIMITER '|' '" + secret() + "'";
      case 6 -> "MASTER_SYMMETRIC_KEY '" + secret();
      case 7 -> "password=" + secret() + " GZIP";
      default -> "FORMAT AS JSON 'auto' -- " + secret();
    };
  }

  private String arn(String member) {
    String scope = ":eu-west-1:111122223333:";
    return switch (member) {
      case "BucketARN" ->
          pick(List.of("arn:aws:s3:::acme-lake", "arn:aws-cn:s3:::b", "arn:aws:s3"));
      case "KinesisStreamARN" -> "arn:aws:kinesis" + scope + "stream/orders";
      case "MSKClusterARN" ->
          pick(List.of("arn:aws:kafka" + scope + "cluster/main/uuid-1", "arn:", "arn:aws:kafka"));
      case "DomainARN" -> "arn:aws:es" + scope + "domain/search";
      case "CatalogARN" ->
          pick(
              List.of(
                  "arn:aws:glue" + scope + "catalog",
                  "arn:aws:glue" + scope + "catalog/s3tablescatalog/tables",
                  "arn:aws:glue" + scope + "catalog/other"));
      default -> "arn:aws:iam::111122223333:role/" + member + random.nextInt(10);
    };
  }

  private String prefix() {
    return pick(
        List.of(
            "",
            "/",
            "//",
            "orders",
            "Raw/Orders/",
            "!{timestamp:yyyy}/",
            "a/!{timestamp:'year='yyyy}/!{firehose:random-string}",
            "a/k=!{partitionKeyFromQuery:k}/",
            "!{",
            "a/!{unclosed"));
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
