package dev.hydrant.firehose.aws;

import dev.hydrant.model.asset.AwsScope;

/**
 * Whom AWS takes the credentials for.
 *
 * @param arn of the user or assumed role
 */
public record CallerIdentity(String account, String arn) {

  /** Where this caller reads. */
  public AwsScope scope(String region) {
    String[] parts = arn.split(":", 3);
    return new AwsScope(parts.length == 3 ? parts[1] : "aws", account, region);
  }
}
