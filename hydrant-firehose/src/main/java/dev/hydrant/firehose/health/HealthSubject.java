package dev.hydrant.firehose.health;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the rule and the choice of metrics need to know of one described stream. Small, since one is
 * kept for each stream until the last is described.
 *
 * @param status as AWS writes it
 * @param failure why AWS could not create or delete it, type and details; empty where AWS does not
 *     say
 * @param encryptionFailed whether AWS could not switch its encryption on
 * @param created when, absent where AWS does not say
 */
public record HealthSubject(
    String name,
    String status,
    String failure,
    boolean encryptionFailed,
    Source source,
    Delivery delivery,
    Set<Feature> features,
    Optional<Instant> created) {

  /** Where records come from, as far as it decides which metrics there are. */
  public enum Source {
    KINESIS,
    MSK,
    /** Direct PUT, and whatever else has no metrics of its own. */
    OTHER
  }

  /** Kinds of destination, by the name that their metrics begin with. */
  public enum Kind {
    S3("DeliveryToS3"),
    REDSHIFT("DeliveryToRedshift"),
    ELASTICSEARCH("DeliveryToElasticsearch"),
    OPENSEARCH("DeliveryToAmazonOpenSearchService"),
    OPENSEARCH_SERVERLESS("DeliveryToAmazonOpenSearchServerless"),
    SPLUNK("DeliveryToSplunk"),
    HTTP_ENDPOINT("DeliveryToHttpEndpoint"),
    SNOWFLAKE("DeliveryToSnowflake"),
    ICEBERG("DeliveryToIceberg"),
    /** A shape that is not known, or none: no metrics of a delivery. */
    UNKNOWN("");

    private final String group;

    Kind(String group) {
      this.group = group;
    }

    String group() {
      return group;
    }
  }

  /** What the bucket beside the destination gets. */
  public enum Backup {
    NONE,
    FAILED_RECORDS,
    ALL_RECORDS
  }

  /** What a stream may have switched on, and then has metrics of. */
  public enum Feature {
    /** A Lambda function. */
    TRANSFORMATION,
    CONVERSION,
    PARTITIONING,
    JQ,
    DECOMPRESSION,
    /** Encryption with a key of the customer's, which the customer may take away. */
    CUSTOMER_KEY
  }

  /**
   * @param bufferSeconds how long AWS collects records at most
   * @param retrySeconds how long AWS tries to deliver them
   */
  public record Delivery(Kind kind, int bufferSeconds, int retrySeconds, Backup backup) {}

  public HealthSubject {
    features = Set.copyOf(features);
  }

  boolean active() {
    return status.equals("ACTIVE");
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }
}
