package dev.hydrant.simulator.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What decides which metrics a delivery stream has.
 *
 * @param source as {@code DeliveryStreamType} names it
 * @param delivery the group of its deliveries, such as {@code DeliveryToS3}
 */
record StreamShape(
    String source,
    String delivery,
    Backup backup,
    boolean transformed,
    boolean converted,
    boolean partitioned) {

  enum Backup {
    NONE,
    FAILED_ONLY,
    ALL
  }

  private static final Map<String, String> DELIVERIES =
      Map.of(
          "ExtendedS3DestinationDescription", "DeliveryToS3",
          "S3DestinationDescription", "DeliveryToS3",
          "RedshiftDestinationDescription", "DeliveryToRedshift",
          "ElasticsearchDestinationDescription", "DeliveryToElasticsearch",
          "AmazonopensearchserviceDestinationDescription", "DeliveryToAmazonOpenSearchService",
          "AmazonOpenSearchServerlessDestinationDescription",
              "DeliveryToAmazonOpenSearchServerless",
          "SplunkDestinationDescription", "DeliveryToSplunk",
          "HttpEndpointDestinationDescription", "DeliveryToHttpEndpoint",
          "SnowflakeDestinationDescription", "DeliveryToSnowflake",
          "IcebergDestinationDescription", "DeliveryToIceberg");

  private static final List<String> ALL_RECORDS =
      List.of("Enabled", "AllDocuments", "AllEvents", "AllData");

  /** Empty for a stream that has no destination, or one that is not active. */
  static Optional<StreamShape> of(JsonNode description) {
    if (!description.path("DeliveryStreamStatus").asText().equals("ACTIVE")) {
      return Optional.empty();
    }
    JsonNode destination = description.path("Destinations").path(0);
    return DELIVERIES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey()) // the extended description of S3 before the plain one
        .filter(delivery -> destination.has(delivery.getKey()))
        .findFirst()
        .map(delivery -> of(description, delivery.getValue(), destination.path(delivery.getKey())));
  }

  private static StreamShape of(JsonNode description, String delivery, JsonNode destination) {
    JsonNode processing = destination.path("ProcessingConfiguration");
    boolean transformed =
        processing.path("Enabled").asBoolean()
            && processing.path("Processors").findValuesAsText("Type").contains("Lambda");
    return new StreamShape(
        description.path("DeliveryStreamType").asText(),
        delivery,
        backup(destination.path("S3BackupMode").asText()),
        transformed,
        destination.path("DataFormatConversionConfiguration").path("Enabled").asBoolean(),
        destination.path("DynamicPartitioningConfiguration").path("Enabled").asBoolean());
  }

  private static Backup backup(String mode) {
    if (ALL_RECORDS.contains(mode)) {
      return Backup.ALL;
    }
    return mode.startsWith("Failed") ? Backup.FAILED_ONLY : Backup.NONE;
  }

  /** Redshift is loaded from S3: the age of its data is known of that step only. */
  String freshness() {
    return (delivery.equals("DeliveryToRedshift") ? "DeliveryToS3" : delivery) + ".DataFreshness";
  }

  /** Where records go that the destination refused. */
  String rejects() {
    boolean searchOrSnowflake =
        delivery.equals("DeliveryToSnowflake")
            || delivery.equals("DeliveryToElasticsearch")
            || delivery.startsWith("DeliveryToAmazonOpenSearch");
    return searchOrSnowflake ? "DeliveryToS3" : "BackupToS3";
  }
}
