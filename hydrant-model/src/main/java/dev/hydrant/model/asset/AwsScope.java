package dev.hydrant.model.asset;

import java.util.Objects;

/**
 * Where in AWS a thing lives.
 *
 * @param partition `aws`, `aws-cn`, `aws-us-gov`, …
 * @param account twelve digits, or empty where the ARN has none
 * @param region such as `eu-west-1`, or empty where the ARN has none
 */
public record AwsScope(String partition, String account, String region) {
  public AwsScope {
    Objects.requireNonNull(partition, "partition is null");
    Objects.requireNonNull(account, "account is null");
    Objects.requireNonNull(region, "region is null");
  }

  /** An ARN of the given service in this scope. */
  public String arn(String service, String resource) {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }
}
