package dev.hydrant.firehose.probe;

import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/**
 * What the first steps found and later ones try: one delivery stream, or names that nobody has, for
 * which AWS answers "not found" where it allows the call.
 */
final class Sample {
  /** A name that fits every service and that nobody gives to anything. */
  static final String NOBODYS = "hydrant-permission-check";

  private final String region;
  private String account = "000000000000";
  private String partition = "aws";
  private Optional<String> stream = Optional.empty();
  private Optional<DeliveryStreamDescription> description = Optional.empty();

  Sample(String region) {
    this.region = region;
  }

  void caller(String callersPartition, String callersAccount) {
    partition = callersPartition;
    account = callersAccount;
  }

  void found(String name) {
    stream = Optional.of(name);
  }

  void described(DeliveryStreamDescription first) {
    description = Optional.of(first);
  }

  boolean isDescribed() {
    return description.isPresent();
  }

  Optional<String> stream() {
    return stream;
  }

  String streamName() {
    return stream.orElse(NOBODYS);
  }

  String streamArn() {
    return description
        .map(DeliveryStreamDescription::deliveryStreamARN)
        .orElseGet(() -> arn("firehose", "deliverystream/" + streamName()));
  }

  /** The cluster that the stream reads, or one that is not there. */
  String clusterArn() {
    return description
        .map(DeliveryStreamDescription::source)
        .map(source -> source.mskSourceDescription())
        .map(source -> source.mskClusterARN())
        .orElseGet(
            () -> arn("kafka", "cluster/" + NOBODYS + "/00000000-0000-0000-0000-000000000000-1"));
  }

  private String arn(String service, String resource) {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
