package dev.hydrant.firehose.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The AWS calls that the connector makes: all of them only read. */
public enum Operation {
  LIST_DELIVERY_STREAMS("ListDeliveryStreams", AwsService.FIREHOSE),
  DESCRIBE_DELIVERY_STREAM("DescribeDeliveryStream", AwsService.FIREHOSE),
  LIST_TAGS("ListTagsForDeliveryStream", AwsService.FIREHOSE),
  GET_CALLER_IDENTITY("GetCallerIdentity", AwsService.STS),
  ASSUME_ROLE("AssumeRole", AwsService.STS);

  private final String awsName;
  private final AwsService service;

  Operation(String awsName, AwsService service) {
    this.awsName = awsName;
    this.service = service;
  }

  public String awsName() {
    return awsName;
  }

  AwsService service() {
    return service;
  }

  /** The action as IAM policies write it. */
  String action() {
    return service.id() + ":" + awsName;
  }

  static Optional<Operation> of(String awsName) {
    return Arrays.stream(values()).filter(known -> known.awsName.equals(awsName)).findFirst();
  }

  /** Those that AWS counts against a quota of the account. */
  static List<Operation> limited() {
    return List.of(LIST_DELIVERY_STREAMS, DESCRIBE_DELIVERY_STREAM, LIST_TAGS);
  }
}
