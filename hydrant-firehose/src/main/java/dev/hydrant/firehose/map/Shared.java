package dev.hydrant.firehose.map;

import dev.hydrant.model.stream.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.FailureDescription;
import software.amazon.awssdk.services.firehose.model.SecretsManagerConfiguration;
import software.amazon.awssdk.services.firehose.model.VpcConfigurationDescription;

/** Facts of the shapes that several sources and destinations have in common. */
final class Shared {
  private Shared() {}

  static Map<String, Object> buffering(@Nullable Integer sizeMiB, @Nullable Integer seconds) {
    return new Facts().put("sizeMiB", sizeMiB).put("intervalSeconds", seconds).build();
  }

  static Map<String, Object> logging(@Nullable CloudWatchLoggingOptions options) {
    return options == null
        ? Map.of()
        : new Facts()
            .put("enabled", options.enabled())
            .put("logGroup", options.logGroupName())
            .put("logStream", options.logStreamName())
            .build();
  }

  /** The ARN names the secret; its value is never read. */
  static Map<String, Object> secret(@Nullable SecretsManagerConfiguration secret) {
    return secret == null
        ? Map.of()
        : new Facts()
            .put("enabled", secret.enabled())
            .put("secretArn", secret.secretARN())
            .put("roleArn", secret.roleARN())
            .build();
  }

  static Map<String, Object> vpc(@Nullable VpcConfigurationDescription vpc) {
    return vpc == null
        ? Map.of()
        : new Facts()
            .put("vpcId", vpc.vpcId())
            .put("subnetIds", known(vpc.subnetIds()))
            .put("securityGroupIds", known(vpc.securityGroupIds()))
            .put("roleArn", vpc.roleARN())
            .build();
  }

  static Map<String, Object> encryption(@Nullable EncryptionConfiguration encryption) {
    if (encryption == null) {
      return Map.of();
    }
    boolean kms = encryption.kmsEncryptionConfig() != null;
    return new Facts()
        .put("kmsKeyArn", kms ? encryption.kmsEncryptionConfig().awskmsKeyARN() : null)
        .put("mode", encryption.noEncryptionConfigAsString())
        .build();
  }

  /** AWS writes the details for people; an address in them keeps no more than its host. */
  static Map<String, Object> failure(@Nullable FailureDescription failure) {
    return failure == null
        ? Map.of()
        : new Facts()
            .put("type", failure.typeAsString())
            .put("details", failure.details() == null ? "" : WebAddress.maskIn(failure.details()))
            .build();
  }

  /** An S3 location whole; of any other address the host alone. */
  static String location(@Nullable String uri) {
    String text = text(uri);
    return text.matches("s3[an]?://[A-Za-z0-9.-]+(?:/[^?#]*)?") ? text : WebAddress.maskIn(text);
  }

  static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /** The SDK never gives a null list, but a list holds null where the JSON does. */
  static <T> List<T> known(List<T> items) {
    return items.stream().filter(Objects::nonNull).toList();
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
