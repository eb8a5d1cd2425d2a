package dev.hydrant.simulator.organisation;

/** One account in one region: the space in which a delivery stream's name is unique. */
public record Home(String accountId, String region) {

  public String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    if (region.startsWith("us-gov-")) {
      return "aws-us-gov";
    }
    return region.startsWith("eusc-") ? "aws-eusc" : "aws";
  }

  public String arn(String service, String resource) {
    return "arn:" + partition() + ":" + service + ":" + region + ":" + accountId + ":" + resource;
  }

  public String bucketArn(String bucket) {
    return "arn:" + partition() + ":s3:::" + bucket;
  }

  public String roleArn(String role) {
    return "arn:" + partition() + ":iam::" + accountId + ":role/" + role;
  }

  public String streamArn(String name) {
    return arn("firehose", "deliverystream/" + name);
  }
}
