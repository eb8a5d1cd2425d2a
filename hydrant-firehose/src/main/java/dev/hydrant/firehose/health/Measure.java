package dev.hydrant.firehose.health;

import static dev.hydrant.firehose.health.Statistic.AVERAGE;
import static dev.hydrant.firehose.health.Statistic.MAXIMUM;
import static dev.hydrant.firehose.health.Statistic.SUM;

/**
 * What a metric means to the rule, whatever AWS calls it for the source or destination at hand;
 * {@link MetricCatalogue} knows those names.
 */
enum Measure {
  RECORDS_IN("recordsIn", SUM),
  BYTES_IN("bytesIn", SUM),
  RECORDS_THROTTLED("recordsThrottled", SUM),
  READS_THROTTLED("readsThrottled", SUM),
  MILLIS_BEHIND("millisBehindLatest", MAXIMUM),
  OFFSET_LAG("offsetLag", MAXIMUM),
  BACKPRESSURED("backpressured", MAXIMUM),
  SOURCE_DELAY("sourceDelayMillis", MAXIMUM),
  RECORDS_INVALID("recordsInvalid", SUM),
  DELIVERY_SUCCESS("deliverySuccess", AVERAGE),
  RECORDS_DELIVERED("recordsDelivered", SUM),
  BYTES_DELIVERED("bytesDelivered", SUM),
  FRESHNESS("freshnessSeconds", MAXIMUM),
  /** Seconds until the destination acknowledges or commits. */
  LATENCY("acknowledgedAfterSeconds", MAXIMUM),
  AUTH_FAILURE("authFailure", MAXIMUM),
  DELIVERY_REJECTED("deliveryRejected", MAXIMUM),
  ROWS_FAILED("rowsFailed", SUM),
  BACKUP_SUCCESS("backupSuccess", AVERAGE),
  RECORDS_BACKED_UP("recordsBackedUp", SUM),
  /** In the bucket that gets only what the destination refused. */
  RECORDS_REFUSED("recordsRefused", SUM),
  PROCESSING_SUCCESS("processingSuccess", AVERAGE),
  PROCESSING_TIME("processingMillis", MAXIMUM),
  CONVERSION_FAILED("conversionsFailed", SUM),
  PARTITIONS("partitions", MAXIMUM),
  PARTITIONS_EXCEEDED("partitionsExceeded", MAXIMUM),
  JQ_TIME("jqMillis", MAXIMUM),
  DECOMPRESSION_FAILED("decompressionsFailed", SUM),
  KEY_ACCESS_DENIED("kmsKeyAccessDenied", SUM),
  KEY_DISABLED("kmsKeyDisabled", SUM),
  KEY_INVALID("kmsKeyInvalidState", SUM),
  KEY_NOT_FOUND("kmsKeyNotFound", SUM);

  private final String key;
  private final Statistic statistic;

  Measure(String key, Statistic statistic) {
    this.key = key;
    this.statistic = statistic;
  }

  /** The name under which it is told. */
  String key() {
    return key;
  }

  Statistic statistic() {
    return statistic;
  }
}
