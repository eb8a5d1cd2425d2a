package dev.hydrant.firehose.aws;

/** The AWS services that are called, by the word that endpoint settings and IAM actions use. */
public enum AwsService {
  FIREHOSE("firehose"),
  STS("sts"),
  TAGGING("tag", "tagging"),
  DYNAMODB("dynamodb"),
  KAFKA("kafka"),
  GLUE("glue"),
  CLOUDWATCH("cloudwatch", "monitoring"),
  LOGS("logs"),
  EVENTBRIDGE("events"),
  PIPES("pipes"),
  SNS("sns"),
  WAF("wafv2"),
  EC2("ec2"),
  RESOLVER("route53resolver");

  private final String id;
  private final String hostPrefix;

  AwsService(String id) {
    this(id, id);
  }

  AwsService(String id, String hostPrefix) {
    this.id = id;
    this.hostPrefix = hostPrefix;
  }

  public String id() {
    return id;
  }

  /** What the names of its hosts start with. */
  String hostPrefix() {
    return hostPrefix;
  }
}
