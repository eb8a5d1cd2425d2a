package dev.hydrant.firehose.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.health.HealthSubject.Backup;
import dev.hydrant.firehose.health.HealthSubject.Feature;
import dev.hydrant.firehose.health.HealthSubject.Kind;
import dev.hydrant.firehose.health.HealthSubject.Source;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricCatalogueTest {
  private static final Set<String> DIRECT_PUT =
      Set.of("IncomingRecords", "IncomingBytes", "ThrottledRecords");

  private static Collection<String> metrics(
      Source source, Kind kind, Backup backup, Feature... features) {
    return MetricCatalogue.of(Subjects.active(source, kind, backup, features)).values();
  }

  /** Those of the delivery, without the source's. */
  private static Set<String> delivery(Kind kind) {
    Set<String> metrics = new HashSet<>(metrics(Source.OTHER, kind, Backup.NONE));
    metrics.removeAll(DIRECT_PUT);
    return metrics;
  }

  private static Set<String> added(Collection<String> metrics) {
    Set<String> added = new HashSet<>(metrics);
    added.removeAll(metrics(Source.OTHER, Kind.S3, Backup.NONE));
    return added;
  }

  @Test
  void a_plain_stream_costs_seven_metrics() {
    assertThat(metrics(Source.OTHER, Kind.S3, Backup.NONE))
        .containsExactlyInAnyOrder(
            "IncomingRecords",
            "IncomingBytes",
            "ThrottledRecords",
            "DeliveryToS3.Success",
            "DeliveryToS3.Records",
            "DeliveryToS3.Bytes",
            "DeliveryToS3.DataFreshness");
  }

  @Test
  void a_source_is_asked_for_by_its_own_names() {
    assertThat(added(metrics(Source.KINESIS, Kind.S3, Backup.NONE)))
        .containsExactlyInAnyOrder(
            "DataReadFromKinesisStream.Records",
            "DataReadFromKinesisStream.Bytes",
            "KinesisMillisBehindLatest",
            "ThrottledGetRecords");
    assertThat(metrics(Source.KINESIS, Kind.S3, Backup.NONE))
        .doesNotContainAnyElementsOf(DIRECT_PUT);
    assertThat(added(metrics(Source.MSK, Kind.S3, Backup.NONE)))
        .containsExactlyInAnyOrder(
            "DataReadFromSource.Records",
            "DataReadFromSource.Bytes",
            "DataReadFromSource.Backpressured",
            "KafkaOffsetLag",
            "SourceThrottled.Delay",
            "FailedValidation.Records");
  }

  @ParameterizedTest
  @CsvSource({
    "S3, DeliveryToS3",
    "ELASTICSEARCH, DeliveryToElasticsearch",
    "OPENSEARCH, DeliveryToAmazonOpenSearchService",
    "OPENSEARCH_SERVERLESS, DeliveryToAmazonOpenSearchServerless",
    "SPLUNK, DeliveryToSplunk",
    "HTTP_ENDPOINT, DeliveryToHttpEndpoint",
    "SNOWFLAKE, DeliveryToSnowflake"
  })
  void a_delivery_is_asked_for_by_the_name_of_its_destination(Kind kind, String group) {
    assertThat(delivery(kind))
        .contains(
            group + ".Success", group + ".Records", group + ".Bytes", group + ".DataFreshness");
  }

  @Test
  void redshift_has_its_freshness_from_the_step_through_s3() {
    assertThat(delivery(Kind.REDSHIFT))
        .containsExactlyInAnyOrder(
            "DeliveryToRedshift.Success",
            "DeliveryToRedshift.Records",
            "DeliveryToRedshift.Bytes",
            "DeliveryToS3.DataFreshness");
  }

  @Test
  void iceberg_counts_rows() {
    assertThat(delivery(Kind.ICEBERG))
        .containsExactlyInAnyOrder(
            "DeliveryToIceberg.Success",
            "DeliveryToIceberg.SuccessfulRowCount",
            "DeliveryToIceberg.FailedRowCount",
            "DeliveryToIceberg.Bytes",
            "DeliveryToIceberg.DataFreshness");
  }

  @Test
  void only_opensearch_tells_about_being_let_in() {
    assertThat(delivery(Kind.OPENSEARCH))
        .contains(
            "DeliveryToAmazonOpenSearchService.AuthFailure",
            "DeliveryToAmazonOpenSearchService.DeliveryRejected");
    assertThat(delivery(Kind.OPENSEARCH_SERVERLESS))
        .contains(
            "DeliveryToAmazonOpenSearchServerless.AuthFailure",
            "DeliveryToAmazonOpenSearchServerless.DeliveryRejected");
    assertThat(delivery(Kind.ELASTICSEARCH)).hasSize(4);
  }

  @Test
  void what_acknowledges_tells_when() {
    assertThat(delivery(Kind.SPLUNK)).contains("DeliveryToSplunk.DataAckLatency");
    assertThat(delivery(Kind.SNOWFLAKE)).contains("DeliveryToSnowflake.DataCommitLatency");
  }

  @Test
  void a_destination_that_is_not_known_has_no_metrics_of_a_delivery() {
    assertThat(delivery(Kind.UNKNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SPLUNK, BackupToS3.Records",
    "HTTP_ENDPOINT, BackupToS3.Records",
    "ICEBERG, BackupToS3.Records",
    "ELASTICSEARCH, DeliveryToS3.Records",
    "OPENSEARCH, DeliveryToS3.Records",
    "OPENSEARCH_SERVERLESS, DeliveryToS3.Records",
    "SNOWFLAKE, DeliveryToS3.Records"
  })
  void refused_records_are_counted_where_they_go(Kind kind, String metric) {
    assertThat(MetricCatalogue.of(Subjects.active(Source.OTHER, kind, Backup.FAILED_RECORDS)))
        .containsEntry(Measure.RECORDS_REFUSED, metric);
  }

  @Test
  void a_backup_of_all_records_is_no_refusal() {
    assertThat(added(metrics(Source.OTHER, Kind.S3, Backup.ALL_RECORDS)))
        .containsExactlyInAnyOrder("BackupToS3.Success", "BackupToS3.Records");
    assertThat(MetricCatalogue.of(Subjects.active(Source.OTHER, Kind.SPLUNK, Backup.ALL_RECORDS)))
        .doesNotContainKey(Measure.RECORDS_REFUSED);
  }

  @Test
  void features_are_asked_for_where_they_are_on() {
    Map<Feature, Set<String>> expected =
        Map.of(
            Feature.TRANSFORMATION,
            Set.of("ExecuteProcessing.Success", "ExecuteProcessing.Duration"),
            Feature.CONVERSION,
            Set.of("FailedConversion.Records"),
            Feature.PARTITIONING,
            Set.of("PartitionCount", "PartitionCountExceeded"),
            Feature.JQ,
            Set.of("JQProcessing.Duration"),
            Feature.DECOMPRESSION,
            Set.of("OutputDecompressedRecords.Failed"),
            Feature.CUSTOMER_KEY,
            Set.of("KMSKeyAccessDenied", "KMSKeyDisabled", "KMSKeyInvalidState", "KMSKeyNotFound"));
    assertThat(expected).containsOnlyKeys(Feature.values());
    expected.forEach(
        (feature, metrics) ->
            assertThat(added(metrics(Source.OTHER, Kind.S3, Backup.NONE, feature)))
                .isEqualTo(metrics));
  }

  @Test
  void the_ingest_of_another_source_is_that_of_direct_put() {
    assertThat(metrics(Source.OTHER, Kind.UNKNOWN, Backup.NONE))
        .containsExactlyInAnyOrderElementsOf(DIRECT_PUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATING", "CREATING_FAILED", "DELETING", "DELETING_FAILED", ""})
  void a_stream_that_is_not_active_is_asked_for_nothing(String status) {
    assertThat(MetricCatalogue.of(Subjects.inStatus(status, ""))).isEmpty();
  }
}
