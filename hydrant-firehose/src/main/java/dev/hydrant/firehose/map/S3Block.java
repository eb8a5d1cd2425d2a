package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.stream.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/** One S3 block of a description: a destination, a backup, a staging area, a place for errors. */
record S3Block(S3DestinationDescription description) {
  /** The part of an extended destination that the older shape has too. */
  static S3Block of(ExtendedS3DestinationDescription extended) {
    return new S3Block(
        S3DestinationDescription.builder()
            .roleARN(extended.roleARN())
            .bucketARN(extended.bucketARN())
            .prefix(extended.prefix())
            .errorOutputPrefix(extended.errorOutputPrefix())
            .bufferingHints(extended.bufferingHints())
            .compressionFormat(extended.compressionFormatAsString())
            .encryptionConfiguration(extended.encryptionConfiguration())
            .cloudWatchLoggingOptions(extended.cloudWatchLoggingOptions())
            .build());
  }

  KeyPrefix prefix() {
    return KeyPrefix.of(description.prefix());
  }

  KeyPrefix errorPrefix() {
    return KeyPrefix.of(description.errorOutputPrefix());
  }

  /** Where records go; empty when the bucket's ARN is missing or no S3 ARN. */
  Optional<S3Location> location() {
    return at(prefix());
  }

  /** A folder of this block's bucket. */
  Optional<S3Location> at(KeyPrefix prefix) {
    return Arn.of("s3", description.bucketARN())
        .map(arn -> new S3Location(arn.scope().partition(), bucket(arn), prefix.root()));
  }

  /** What stands in place of a bucket, for a report that it cannot be used. */
  String bucketAsWritten() {
    return Shared.text(description.bucketARN());
  }

  /** Facts for an edge's line. */
  List<String> detail(KeyPrefix prefix) {
    return List.of(prefix.isEmpty() ? "" : "prefix " + prefix.raw(), compression());
  }

  /** The compression's name; empty for none. */
  String compression() {
    String format = Shared.text(description.compressionFormatAsString());
    return format.equals("UNCOMPRESSED") ? "" : format;
  }

  Map<String, Object> buffering() {
    BufferingHints hints = description.bufferingHints();
    return hints == null
        ? Map.of()
        : Shared.buffering(hints.sizeInMBs(), hints.intervalInSeconds());
  }

  Map<String, Object> facts() {
    return new Facts()
        .put("bucketArn", description.bucketARN())
        .put("prefix", prefix().facts())
        .put("errorPrefix", description.errorOutputPrefix())
        .put("buffering", buffering())
        .put("compression", description.compressionFormatAsString())
        .put("encryption", Shared.encryption(description.encryptionConfiguration()))
        .put("logging", Shared.logging(description.cloudWatchLoggingOptions()))
        .put("roleArn", description.roleARN())
        .build();
  }

  /** For people: the bucket and the folder in it. */
  String phrase() {
    return location()
        .map(
            s3 ->
                "S3 bucket " + s3.bucket() + (s3.prefix().isEmpty() ? "" : " under " + s3.prefix()))
        .orElse("an S3 bucket that is not named");
  }

  /** True when both say the same, as the two shapes of one destination do. */
  boolean isTwinOf(S3Block other) {
    return facts().equals(other.facts());
  }

  private static String bucket(Arn arn) {
    int slash = arn.resource().indexOf('/');
    return slash < 0 ? arn.resource() : arn.resource().substring(0, slash);
  }
}
