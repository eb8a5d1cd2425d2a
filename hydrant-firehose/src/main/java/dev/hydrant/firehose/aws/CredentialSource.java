package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.Secret;
import java.util.Optional;

/** Where the credentials come from, before any role is assumed. */
sealed interface CredentialSource {

  /** Half a sentence for the log. */
  String described();

  /**
   * @param keysIgnored keys are configured, but so is the wish not to use them
   */
  record DefaultChain(boolean keysIgnored) implements CredentialSource {
    @Override
    public String described() {
      return keysIgnored
          ? "the default credentials chain (awsConfig.enabled is true, so the configured keys and"
              + " profile are not used)"
          : "the default credentials chain";
    }
  }

  record Keys(String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken)
      implements CredentialSource {
    @Override
    public String described() {
      return sessionToken.isPresent()
          ? "the configured temporary access key"
          : "the configured access key";
    }
  }

  record Profile(String name) implements CredentialSource {
    @Override
    public String described() {
      return "profile '" + name + "'";
    }
  }

  static CredentialSource of(AwsConfig config) {
    boolean keys =
        config.awsAccessKeyId().isPresent()
            || config.awsSecretAccessKey().isPresent()
            || config.awsSessionToken().isPresent();
    if (config.enabled()) {
      return new DefaultChain(keys || config.profileName().isPresent());
    }
    if (keys) {
      return new Keys(
          config.awsAccessKeyId().orElseThrow(() -> missing("awsAccessKeyId", config)),
          config.awsSecretAccessKey().orElseThrow(() -> missing("awsSecretAccessKey", config)),
          config.awsSessionToken());
    }
    return config
        .profileName()
        .<CredentialSource>map(Profile::new)
        .orElseGet(() -> new DefaultChain(false));
  }

  private static HydrantException missing(String field, AwsConfig config) {
    String given =
        config.awsAccessKeyId().isPresent()
            ? "awsAccessKeyId"
            : config.awsSecretAccessKey().isPresent() ? "awsSecretAccessKey" : "awsSessionToken";
    return new HydrantException(
        ErrorCode.CREDENTIALS_INCOMPLETE,
        "awsConfig." + field + " is missing, while awsConfig." + given + " is given.",
        "Give both halves of the key pair, or neither to use the default credentials chain.");
  }
}
