package dev.hydrant.firehose.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.health.HealthSubject.Backup;
import dev.hydrant.firehose.health.HealthSubject.Delivery;
import dev.hydrant.firehose.health.HealthSubject.Feature;
import dev.hydrant.firehose.health.HealthSubject.Kind;
import dev.hydrant.firehose.health.HealthSubject.Source;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;

class HealthSubjectsTest {
  private static HealthSubject stream(Consumer<DeliveryStreamDescription.Builder> more) {
    DeliveryStreamDescription.Builder description =
        DeliveryStreamDescription.builder()
            .deliveryStreamName("orders")
            .deliveryStreamStatus("ACTIVE")
            .deliveryStreamType("DirectPut");
    more.accept(description);
    return HealthSubjects.of(description.build());
  }

  private static HealthSubject to(Consumer<DestinationDescription.Builder> destination) {
    return stream(d -> d.destinations(destination));
  }

  private static HealthSubject s3(Consumer<ExtendedS3DestinationDescription.Builder> s3) {
    return to(d -> d.extendedS3DestinationDescription(s3));
  }

  private static ProcessingConfiguration processing(boolean enabled, String... types) {
    return ProcessingConfiguration.builder()
        .enabled(enabled)
        .processors(
            java.util.Arrays.stream(types)
                .map(type -> Processor.builder().type(type).build())
                .toList())
        .build();
  }

  @Test
  void nothing_but_a_name_is_a_stream_too() {
    HealthSubject bare = HealthSubjects.of(DeliveryStreamDescription.builder().build());
    assertThat(bare.name()).isEmpty();
    assertThat(bare.status()).isEmpty();
    assertThat(bare.source()).isEqualTo(Source.OTHER);
    assertThat(bare.delivery()).isEqualTo(new Delivery(Kind.UNKNOWN, 0, 0, Backup.NONE));
    assertThat(bare.features()).isEmpty();
    assertThat(bare.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DirectPut, OTHER",
    "KinesisStreamAsSource, KINESIS",
    "MSKAsSource, MSK",
    "DatabaseAsSource, OTHER",
    "SomethingNew, OTHER"
  })
  void the_type_names_the_source(String type, Source source) {
    assertThat(stream(d -> d.deliveryStreamType(type)).source()).isEqualTo(source);
  }

  @Test
  void the_older_s3_shape_counts_where_it_is_alone() {
    assertThat(
            to(d -> d.s3DestinationDescription(s -> s.bufferingHints(b -> b.intervalInSeconds(60))))
                .delivery())
        .isEqualTo(new Delivery(Kind.S3, 60, 0, Backup.NONE));
  }

  @Test
  void s3_without_hints_buffers_as_long_as_aws_does_by_default() {
    assertThat(s3(s -> s.s3BackupMode("Disabled")).delivery())
        .isEqualTo(new Delivery(Kind.S3, 300, 0, Backup.NONE));
    assertThat(s3(s -> s.s3BackupMode("Enabled")).delivery().backup())
        .isEqualTo(Backup.ALL_RECORDS);
  }

  @Test
  void redshift_buffers_where_it_is_staged() {
    assertThat(
            to(d ->
                    d.redshiftDestinationDescription(
                        r ->
                            r.retryOptions(o -> o.durationInSeconds(3600))
                                .s3BackupMode("Disabled")
                                .s3DestinationDescription(
                                    s -> s.bufferingHints(b -> b.intervalInSeconds(900)))))
                .delivery())
        .isEqualTo(new Delivery(Kind.REDSHIFT, 900, 3600, Backup.NONE));
  }

  @Test
  void each_shape_of_a_search_destination_is_told_apart() {
    assertThat(
            to(d ->
                    d.elasticsearchDestinationDescription(
                        e ->
                            e.s3BackupMode("FailedDocumentsOnly")
                                .bufferingHints(b -> b.intervalInSeconds(120))
                                .retryOptions(o -> o.durationInSeconds(7))))
                .delivery())
        .isEqualTo(new Delivery(Kind.ELASTICSEARCH, 120, 7, Backup.FAILED_RECORDS));
    assertThat(
            to(d ->
                    d.amazonopensearchserviceDestinationDescription(
                        e ->
                            e.s3BackupMode("AllDocuments")
                                .bufferingHints(b -> b.intervalInSeconds(121))
                                .retryOptions(o -> o.durationInSeconds(8))))
                .delivery())
        .isEqualTo(new Delivery(Kind.OPENSEARCH, 121, 8, Backup.ALL_RECORDS));
    assertThat(
            to(d ->
                    d.amazonOpenSearchServerlessDestinationDescription(
                        e ->
                            e.bufferingHints(b -> b.intervalInSeconds(122))
                                .retryOptions(o -> o.durationInSeconds(9))))
                .delivery())
        .isEqualTo(new Delivery(Kind.OPENSEARCH_SERVERLESS, 122, 9, Backup.FAILED_RECORDS));
  }

  @Test
  void the_endpoints_are_told_apart() {
    assertThat(
            to(d ->
                    d.splunkDestinationDescription(
                        e ->
                            e.s3BackupMode("AllEvents")
                                .bufferingHints(b -> b.intervalInSeconds(30))
                                .retryOptions(o -> o.durationInSeconds(1))))
                .delivery())
        .isEqualTo(new Delivery(Kind.SPLUNK, 30, 1, Backup.ALL_RECORDS));
    assertThat(
            to(d ->
                    d.httpEndpointDestinationDescription(
                        e ->
                            e.s3BackupMode("FailedDataOnly")
                                .bufferingHints(b -> b.intervalInSeconds(31))
                                .retryOptions(o -> o.durationInSeconds(2))))
                .delivery())
        .isEqualTo(new Delivery(Kind.HTTP_ENDPOINT, 31, 2, Backup.FAILED_RECORDS));
  }

  @Test
  void the_warehouses_are_told_apart() {
    assertThat(
            to(d ->
                    d.snowflakeDestinationDescription(
                        e ->
                            e.s3BackupMode("FailedDataOnly")
                                .bufferingHints(b -> b.intervalInSeconds(0))
                                .retryOptions(o -> o.durationInSeconds(60))))
                .delivery())
        .isEqualTo(new Delivery(Kind.SNOWFLAKE, 0, 60, Backup.FAILED_RECORDS));
    assertThat(
            to(d ->
                    d.icebergDestinationDescription(
                        e ->
                            e.s3BackupMode("AllData")
                                .bufferingHints(b -> b.intervalInSeconds(300))
                                .retryOptions(o -> o.durationInSeconds(300))))
                .delivery())
        .isEqualTo(new Delivery(Kind.ICEBERG, 300, 300, Backup.ALL_RECORDS));
  }

  @Test
  void the_twin_that_aws_answers_beside_a_shape_does_not_count() {
    assertThat(
            to(d ->
                    d.s3DestinationDescription(s -> s.prefix("x"))
                        .extendedS3DestinationDescription(
                            s -> s.bufferingHints(b -> b.intervalInSeconds(60))))
                .delivery()
                .bufferSeconds())
        .isEqualTo(60);
  }

  @Test
  void processors_are_features_only_while_processing_is_on() {
    assertThat(
            s3(s ->
                    s.processingConfiguration(
                        processing(true, "Lambda", "MetadataExtraction", "Decompression", "New")))
                .features())
        .containsExactlyInAnyOrder(Feature.TRANSFORMATION, Feature.JQ, Feature.DECOMPRESSION);
    assertThat(s3(s -> s.processingConfiguration(processing(false, "Lambda"))).features())
        .isEmpty();
  }

  @Test
  void conversion_and_partitioning_are_features_only_while_they_are_on() {
    assertThat(
            s3(s ->
                    s.dataFormatConversionConfiguration(c -> c.enabled(true))
                        .dynamicPartitioningConfiguration(c -> c.enabled(true)))
                .features())
        .containsExactlyInAnyOrder(Feature.CONVERSION, Feature.PARTITIONING);
    assertThat(
            s3(s ->
                    s.dataFormatConversionConfiguration(c -> c.enabled(false))
                        .dynamicPartitioningConfiguration(c -> c.enabled(false)))
                .features())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER_MANAGED_CMK, ENABLED, true",
    "CUSTOMER_MANAGED_CMK, ENABLING_FAILED, true",
    "CUSTOMER_MANAGED_CMK, DISABLED, false",
    "AWS_OWNED_CMK, ENABLED, false"
  })
  void a_key_of_the_customer_counts_while_it_may_be_used(
      String keyType, String status, boolean counts) {
    HealthSubject subject =
        stream(
            d -> d.deliveryStreamEncryptionConfiguration(e -> e.keyType(keyType).status(status)));
    assertThat(subject.features().contains(Feature.CUSTOMER_KEY)).isEqualTo(counts);
  }

  @Test
  void a_kinesis_source_without_encryption_of_its_own_is_no_finding() {
    HealthSubject subject =
        stream(
            d ->
                d.deliveryStreamType("KinesisStreamAsSource")
                    .deliveryStreamEncryptionConfiguration(e -> e.status("DISABLED")));
    assertThat(subject.encryptionFailed()).isFalse();
    assertThat(subject.features()).isEmpty();
  }

  @Test
  void failed_encryption_says_why() {
    HealthSubject subject =
        stream(
            d ->
                d.deliveryStreamEncryptionConfiguration(
                    e ->
                        e.status("ENABLING_FAILED")
                            .failureDescription(f -> f.type("KMS_ACCESS_DENIED").details("No."))));
    assertThat(subject.encryptionFailed()).isTrue();
    assertThat(subject.failure()).isEqualTo("KMS_ACCESS_DENIED, No.");
  }

  @Test
  void a_failure_keeps_no_address_in_clear() {
    HealthSubject subject =
        stream(
            d ->
                d.deliveryStreamStatus("CREATING_FAILED")
                    .failureDescription(
                        f ->
                            f.type("UNKNOWN_ERROR")
                                .details("at https://user:CANARY@host.example/CANARY?t=CANARY")));
    assertThat(subject.failure()).isEqualTo("UNKNOWN_ERROR, at https://host.example");
  }

  @Test
  void a_failure_of_half_a_description_is_told_as_far_as_it_goes() {
    assertThat(stream(d -> d.failureDescription(f -> f.details("No."))).failure()).isEqualTo("No.");
    assertThat(stream(d -> d.failureDescription(f -> f.type("DELETE_ENI_FAILED"))).failure())
        .isEqualTo("DELETE_ENI_FAILED");
    assertThat(stream(d -> {}).failure()).isEmpty();
  }

  @Test
  void the_time_of_creation_is_kept() {
    Instant moment = Instant.parse("2026-03-01T09:00:00Z");
    assertThat(stream(d -> d.createTimestamp(moment)).created()).contains(moment);
  }
}
