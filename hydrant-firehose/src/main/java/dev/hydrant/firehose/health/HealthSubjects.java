package dev.hydrant.firehose.health;

import dev.hydrant.firehose.health.HealthSubject.Feature;
import dev.hydrant.firehose.health.HealthSubject.Source;
import dev.hydrant.firehose.map.WebAddress;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.FailureDescription;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;

/** Takes from a stream's description what its health needs. Pure; takes whatever AWS answers. */
public final class HealthSubjects {
  private HealthSubjects() {}

  public static HealthSubject of(DeliveryStreamDescription description) {
    DeliveryStreamEncryptionConfiguration encryption =
        description.deliveryStreamEncryptionConfiguration();
    boolean encryptionFailed =
        encryption != null && "ENABLING_FAILED".equals(encryption.statusAsString());
    Optional<DestinationDescription> destination =
        description.destinations().stream().filter(Objects::nonNull).findFirst();
    DestinationShape shape =
        destination.map(DestinationShape::of).orElseGet(DestinationShape::unknown);
    String failure = failure(description.failureDescription());
    return new HealthSubject(
        text(description.deliveryStreamName()),
        text(description.deliveryStreamStatusAsString()),
        failure.isEmpty() && encryptionFailed ? failure(encryption.failureDescription()) : failure,
        encryptionFailed,
        source(description.deliveryStreamTypeAsString()),
        shape.delivery(),
        features(shape, destination, encryption),
        Optional.ofNullable(description.createTimestamp()));
  }

  private static Source source(@Nullable String type) {
    return switch (text(type)) {
      case "KinesisStreamAsSource" -> Source.KINESIS;
      case "MSKAsSource" -> Source.MSK;
      default -> Source.OTHER;
    };
  }

  private static Set<Feature> features(
      DestinationShape shape,
      Optional<DestinationDescription> destination,
      @Nullable DeliveryStreamEncryptionConfiguration encryption) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    shape.processing().ifPresent(processing -> processors(processing, features));
    destination
        .map(DestinationDescription::extendedS3DestinationDescription)
        .ifPresent(s3 -> s3(s3, features));
    if (encryption != null
        && "CUSTOMER_MANAGED_CMK".equals(encryption.keyTypeAsString())
        && !"DISABLED".equals(encryption.statusAsString())) {
      features.add(Feature.CUSTOMER_KEY);
    }
    return features;
  }

  private static void processors(ProcessingConfiguration processing, Set<Feature> features) {
    if (!Boolean.TRUE.equals(processing.enabled())) {
      return;
    }
    for (Processor processor : processing.processors()) {
      switch (processor == null ? "" : text(processor.typeAsString())) {
        case "Lambda" -> features.add(Feature.TRANSFORMATION);
        case "MetadataExtraction" -> features.add(Feature.JQ);
        case "Decompression" -> features.add(Feature.DECOMPRESSION);
        default -> {}
      }
    }
  }

  private static void s3(ExtendedS3DestinationDescription s3, Set<Feature> features) {
    if (s3.dataFormatConversionConfiguration() != null
        && Boolean.TRUE.equals(s3.dataFormatConversionConfiguration().enabled())) {
      features.add(Feature.CONVERSION);
    }
    if (s3.dynamicPartitioningConfiguration() != null
        && Boolean.TRUE.equals(s3.dynamicPartitioningConfiguration().enabled())) {
      features.add(Feature.PARTITIONING);
    }
  }

  /** AWS writes the details for people; an address in them keeps no more than its host. */
  private static String failure(@Nullable FailureDescription failure) {
    if (failure == null) {
      return "";
    }
    String details = WebAddress.maskIn(text(failure.details()));
    String type = text(failure.typeAsString());
    return type.isEmpty() || details.isEmpty() ? type + details : type + ", " + details;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
