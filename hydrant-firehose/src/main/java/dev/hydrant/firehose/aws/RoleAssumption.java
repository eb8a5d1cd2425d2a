package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.AwsConfig;
import java.util.Optional;
import java.util.regex.Pattern;

/** A role to act as, on top of the credentials that the source gives. */
record RoleAssumption(
    String arn, String sessionName, Optional<String> sourceIdentity, Optional<String> externalId) {
  static final String DEFAULT_SESSION = "OpenMetadataSession";
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");
  private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  static Optional<RoleAssumption> of(AwsConfig config, Optional<String> externalId) {
    return config
        .assumeRoleArn()
        .map(
            arn ->
                new RoleAssumption(
                    matching("awsConfig.assumeRoleArn", arn, ARN),
                    matching(
                        "awsConfig.assumeRoleSessionName",
                        config.assumeRoleSessionName().orElse(DEFAULT_SESSION),
                        SESSION),
                    config
                        .assumeRoleSourceIdentity()
                        .map(text -> matching("awsConfig.assumeRoleSourceIdentity", text, SESSION)),
                    externalId
                        .filter(text -> !text.isBlank())
                        .map(text -> matching("hydrant.assumeRoleExternalId", text, EXTERNAL_ID))));
  }

  private static String matching(String field, String text, Pattern pattern) {
    if (pattern.matcher(text).matches()) {
      return text;
    }
    throw new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        field + ": AWS does not allow such a value.",
        pattern.equals(ARN)
            ? "A role looks like arn:aws:iam::123456789012:role/hydrant-reader."
            : "Letters, digits and any of _+=,.@- are allowed, at least two of them.");
  }
}
