package dev.hydrant.firehose.health;

import dev.hydrant.firehose.health.HealthSubject.Backup;
import dev.hydrant.firehose.health.HealthSubject.Delivery;
import dev.hydrant.firehose.health.HealthSubject.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.AmazonOpenSearchServerlessDestinationDescription;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationDescription;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationDescription;
import software.amazon.awssdk.services.firehose.model.IcebergDestinationDescription;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.SnowflakeDestinationDescription;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationDescription;

/**
 * What the ten shapes of a destination have in common, for the health of a stream.
 *
 * @param processing what happens to records on their way
 */
record DestinationShape(Delivery delivery, Optional<ProcessingConfiguration> processing) {
  private static final Set<String> ALL = Set.of("Enabled", "AllDocuments", "AllEvents", "AllData");

  /** AWS's default for S3, which is the longest of all defaults. */
  private static final int DEFAULT_BUFFER = 300;

  private static final DestinationShape UNKNOWN =
      new DestinationShape(new Delivery(Kind.UNKNOWN, 0, 0, Backup.NONE), Optional.empty());

  /** The most telling of the shapes that AWS answers. */
  static DestinationShape of(DestinationDescription d) {
    if (d.redshiftDestinationDescription() != null) {
      return redshift(d.redshiftDestinationDescription());
    }
    if (d.amazonopensearchserviceDestinationDescription() != null) {
      return search(d.amazonopensearchserviceDestinationDescription());
    }
    if (d.amazonOpenSearchServerlessDestinationDescription() != null) {
      return search(d.amazonOpenSearchServerlessDestinationDescription());
    }
    if (d.elasticsearchDestinationDescription() != null) {
      return search(d.elasticsearchDestinationDescription());
    }
    if (d.splunkDestinationDescription() != null) {
      return splunk(d.splunkDestinationDescription());
    }
    if (d.httpEndpointDestinationDescription() != null) {
      return http(d.httpEndpointDestinationDescription());
    }
    if (d.snowflakeDestinationDescription() != null) {
      return snowflake(d.snowflakeDestinationDescription());
    }
    if (d.icebergDestinationDescription() != null) {
      return iceberg(d.icebergDestinationDescription());
    }
    if (d.extendedS3DestinationDescription() != null) {
      return s3(d.extendedS3DestinationDescription());
    }
    return d.s3DestinationDescription() == null ? UNKNOWN : s3(d.s3DestinationDescription());
  }

  static DestinationShape unknown() {
    return UNKNOWN;
  }

  private static DestinationShape s3(ExtendedS3DestinationDescription d) {
    return shape(
        Kind.S3,
        seconds(d.bufferingHints()),
        0,
        source(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape s3(S3DestinationDescription d) {
    return shape(Kind.S3, seconds(d.bufferingHints()), 0, Backup.NONE, null);
  }

  private static DestinationShape redshift(RedshiftDestinationDescription d) {
    S3DestinationDescription staging = d.s3DestinationDescription();
    return shape(
        Kind.REDSHIFT,
        staging == null ? null : seconds(staging.bufferingHints()),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        source(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape search(ElasticsearchDestinationDescription d) {
    return shape(
        Kind.ELASTICSEARCH,
        d.bufferingHints() == null ? null : d.bufferingHints().intervalInSeconds(),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        beside(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape search(AmazonopensearchserviceDestinationDescription d) {
    return shape(
        Kind.OPENSEARCH,
        d.bufferingHints() == null ? null : d.bufferingHints().intervalInSeconds(),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        beside(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape search(AmazonOpenSearchServerlessDestinationDescription d) {
    return shape(
        Kind.OPENSEARCH_SERVERLESS,
        d.bufferingHints() == null ? null : d.bufferingHints().intervalInSeconds(),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        beside(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape splunk(SplunkDestinationDescription d) {
    return shape(
        Kind.SPLUNK,
        d.bufferingHints() == null ? null : d.bufferingHints().intervalInSeconds(),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        beside(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape http(HttpEndpointDestinationDescription d) {
    return shape(
        Kind.HTTP_ENDPOINT,
        d.bufferingHints() == null ? null : d.bufferingHints().intervalInSeconds(),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        beside(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape snowflake(SnowflakeDestinationDescription d) {
    return shape(
        Kind.SNOWFLAKE,
        d.bufferingHints() == null ? null : d.bufferingHints().intervalInSeconds(),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        beside(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape iceberg(IcebergDestinationDescription d) {
    return shape(
        Kind.ICEBERG,
        seconds(d.bufferingHints()),
        d.retryOptions() == null ? null : d.retryOptions().durationInSeconds(),
        beside(d.s3BackupModeAsString()),
        d.processingConfiguration());
  }

  private static DestinationShape shape(
      Kind kind,
      @Nullable Integer buffer,
      @Nullable Integer retry,
      Backup backup,
      @Nullable ProcessingConfiguration processing) {
    return new DestinationShape(
        new Delivery(
            kind, buffer == null ? DEFAULT_BUFFER : buffer, retry == null ? 0 : retry, backup),
        Optional.ofNullable(processing));
  }

  private static @Nullable Integer seconds(@Nullable BufferingHints hints) {
    return hints == null ? null : hints.intervalInSeconds();
  }

  /** S3 and Redshift keep all records of the source, or none. */
  private static Backup source(@Nullable String mode) {
    return mode != null && ALL.contains(mode) ? Backup.ALL_RECORDS : Backup.NONE;
  }

  /** The others always have a bucket; without a mode, AWS keeps failed records only. */
  private static Backup beside(@Nullable String mode) {
    return mode != null && ALL.contains(mode) ? Backup.ALL_RECORDS : Backup.FAILED_RECORDS;
  }
}
