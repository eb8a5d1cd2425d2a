package dev.hydrant.firehose.aws;

/** The AWS services that are called, by the word that endpoint settings and IAM actions use. */
public enum AwsService {
  FIREHOSE("firehose"),
  STS("sts"),
  TAGGING("tag"),
  DYNAMODB("dynamodb"),
  KAFKA("kafka"),
  GLUE("glue"),
  CLOUDWATCH("cloudwatch"),
  LOGS("logs"),
  EVENTBRIDGE("events"),
  PIPES("pipes"),
  SNS("sns"),
  WAF("wafv2"),
  EC2("ec2"),
  RESOLVER("route53resolver");

  private final String id;

  AwsService(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
