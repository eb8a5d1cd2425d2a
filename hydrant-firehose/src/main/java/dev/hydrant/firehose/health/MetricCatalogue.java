package dev.hydrant.firehose.health;

import dev.hydrant.firehose.health.HealthSubject.Backup;
import dev.hydrant.firehose.health.HealthSubject.Feature;
import dev.hydrant.firehose.health.HealthSubject.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which metrics to ask for. AWS charges for each that is asked for, whether it has data or not, so
 * only those are asked for that the stream can have, and that the rule or a person needs.
 */
final class MetricCatalogue {
  /** Where refused records go there is no {@code BackupToS3}, but {@code DeliveryToS3}. */
  private static final Set<Kind> REFUSED_AS_DELIVERED =
      Set.of(Kind.ELASTICSEARCH, Kind.OPENSEARCH, Kind.OPENSEARCH_SERVERLESS, Kind.SNOWFLAKE);

  private final Map<Measure, String> metrics = new EnumMap<>(Measure.class);

  private MetricCatalogue() {}

  /** AWS's names of the metrics of a stream; none for a stream that is not active. */
  static Map<Measure, String> of(HealthSubject stream) {
    if (!stream.active()) {
      return Map.of();
    }
    MetricCatalogue catalogue = new MetricCatalogue();
    catalogue.source(stream.source());
    catalogue.delivery(stream.delivery().kind());
    catalogue.backup(stream.delivery().kind(), stream.delivery().backup());
    stream.features().forEach(catalogue::feature);
    return Collections.unmodifiableMap(catalogue.metrics);
  }

  private void source(HealthSubject.Source source) {
    switch (source) {
      case KINESIS -> {
        metrics.put(Measure.RECORDS_IN, "DataReadFromKinesisStream.Records");
        metrics.put(Measure.BYTES_IN, "DataReadFromKinesisStream.Bytes");
        metrics.put(Measure.MILLIS_BEHIND, "KinesisMillisBehindLatest");
        metrics.put(Measure.READS_THROTTLED, "ThrottledGetRecords");
      }
      case MSK -> {
        metrics.put(Measure.RECORDS_IN, "DataReadFromSource.Records");
        metrics.put(Measure.BYTES_IN, "DataReadFromSource.Bytes");
        metrics.put(Measure.OFFSET_LAG, "KafkaOffsetLag");
        metrics.put(Measure.BACKPRESSURED, "DataReadFromSource.Backpressured");
        metrics.put(Measure.SOURCE_DELAY, "SourceThrottled.Delay");
        metrics.put(Measure.RECORDS_INVALID, "FailedValidation.Records");
      }
      case OTHER -> {
        metrics.put(Measure.RECORDS_IN, "IncomingRecords");
        metrics.put(Measure.BYTES_IN, "IncomingBytes");
        metrics.put(Measure.RECORDS_THROTTLED, "ThrottledRecords");
      }
    }
  }

  private void delivery(Kind kind) {
    if (kind == Kind.UNKNOWN) {
      return;
    }
    String group = kind.group();
    boolean rows = kind == Kind.ICEBERG;
    metrics.put(Measure.DELIVERY_SUCCESS, group + ".Success");
    metrics.put(Measure.RECORDS_DELIVERED, group + (rows ? ".SuccessfulRowCount" : ".Records"));
    metrics.put(Measure.BYTES_DELIVERED, group + ".Bytes");
    // Redshift is loaded from S3, and the age of data is known of that step only.
    metrics.put(
        Measure.FRESHNESS, (kind == Kind.REDSHIFT ? Kind.S3.group() : group) + ".DataFreshness");
    switch (kind) {
      case OPENSEARCH, OPENSEARCH_SERVERLESS -> {
        metrics.put(Measure.AUTH_FAILURE, group + ".AuthFailure");
        metrics.put(Measure.DELIVERY_REJECTED, group + ".DeliveryRejected");
      }
      case SPLUNK -> metrics.put(Measure.LATENCY, group + ".DataAckLatency");
      case SNOWFLAKE -> metrics.put(Measure.LATENCY, group + ".DataCommitLatency");
      case ICEBERG -> metrics.put(Measure.ROWS_FAILED, group + ".FailedRowCount");
      default -> {}
    }
  }

  private void backup(Kind kind, Backup backup) {
    switch (backup) {
      case ALL_RECORDS -> {
        metrics.put(Measure.BACKUP_SUCCESS, "BackupToS3.Success");
        metrics.put(Measure.RECORDS_BACKED_UP, "BackupToS3.Records");
      }
      case FAILED_RECORDS ->
          metrics.put(
              Measure.RECORDS_REFUSED,
              (REFUSED_AS_DELIVERED.contains(kind) ? Kind.S3.group() : "BackupToS3") + ".Records");
      case NONE -> {}
    }
  }

  private void feature(Feature feature) {
    switch (feature) {
      case TRANSFORMATION -> {
        metrics.put(Measure.PROCESSING_SUCCESS, "ExecuteProcessing.Success");
        metrics.put(Measure.PROCESSING_TIME, "ExecuteProcessing.Duration");
      }
      case CONVERSION -> metrics.put(Measure.CONVERSION_FAILED, "FailedConversion.Records");
      case PARTITIONING -> {
        metrics.put(Measure.PARTITIONS, "PartitionCount");
        metrics.put(Measure.PARTITIONS_EXCEEDED, "PartitionCountExceeded");
      }
      case JQ -> metrics.put(Measure.JQ_TIME, "JQProcessing.Duration");
      case DECOMPRESSION ->
          metrics.put(Measure.DECOMPRESSION_FAILED, "OutputDecompressedRecords.Failed");
      case CUSTOMER_KEY -> {
        metrics.put(Measure.KEY_ACCESS_DENIED, "KMSKeyAccessDenied");
        metrics.put(Measure.KEY_DISABLED, "KMSKeyDisabled");
        metrics.put(Measure.KEY_INVALID, "KMSKeyInvalidState");
        metrics.put(Measure.KEY_NOT_FOUND, "KMSKeyNotFound");
      }
    }
  }
}
