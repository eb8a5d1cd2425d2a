package dev.hydrant.model.workflow;

import java.util.Optional;

/**
 * The contract's {@code awsConfig}.
 *
 * @param enabled true: use the default credentials chain whatever keys are given
 * @param awsRegion required by the contract; checked by the connector, which names the field
 * @param endPointURL by the rule for endpoints: a Firehose host serves Firehose alone, another host
 *     serves every client
 */
public record AwsConfig(
    Boolean enabled,
    Optional<String> awsAccessKeyId,
    Optional<Secret> awsSecretAccessKey,
    Optional<String> awsRegion,
    Optional<Secret> awsSessionToken,
    Optional<String> endPointURL,
    Optional<String> profileName,
    Optional<String> assumeRoleArn,
    Optional<String> assumeRoleSessionName,
    Optional<String> assumeRoleSourceIdentity) {
  public AwsConfig {
    enabled = Boolean.TRUE.equals(enabled);
    awsAccessKeyId = text(awsAccessKeyId);
    awsSecretAccessKey = awsSecretAccessKey.filter(secret -> !secret.reveal().isBlank());
    awsRegion = text(awsRegion);
    awsSessionToken = awsSessionToken.filter(secret -> !secret.reveal().isBlank());
    endPointURL = text(endPointURL);
    profileName = text(profileName);
    assumeRoleArn = text(assumeRoleArn);
    assumeRoleSessionName = text(assumeRoleSessionName);
    assumeRoleSourceIdentity = text(assumeRoleSourceIdentity);
  }

  /** Region only: the default credentials chain against AWS itself. */
  public static AwsConfig ofRegion(String region) {
    return new AwsConfig(
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(region),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A form sends an empty field as empty text; that means "not given". */
  private static Optional<String> text(Optional<String> value) {
    return value.map(String::strip).filter(text -> !text.isEmpty());
  }
}
