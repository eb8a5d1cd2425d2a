package dev.hydrant.firehose.aws;

import dev.hydrant.firehose.aws.ClientSetup.Target;
import dev.hydrant.model.workflow.Secret;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The credentials that the settings ask for: a source, and a role on top of it where wanted. */
final class CredentialChain {
  private final AwsSettings settings;
  private final ConfigFiles files;
  private final ClientSetup setup;
  private final RetryTiming timing;
  private final AwsErrors errors;
  private final Consumer<AutoCloseable> closing;

  /**
   * @param closing takes what has to be closed at the end of the run
   */
  CredentialChain(
      AwsSettings settings,
      ConfigFiles files,
      ClientSetup setup,
      RetryTiming timing,
      Consumer<AutoCloseable> closing) {
    this.settings = settings;
    this.files = files;
    this.setup = setup;
    this.timing = timing;
    this.errors = new AwsErrors(settings);
    this.closing = closing;
  }

  AwsCredentialsProvider open() {
    AwsCredentialsProvider source = source(settings.credentials());
    return settings.role().map(role -> assume(role, source)).orElse(source);
  }

  /** The role's credentials, which are renewed before they expire, on top of others. */
  AwsCredentialsProvider assume(RoleAssumption role, AwsCredentialsProvider base) {
    StsClient sts = sts(base);
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(role.arn()).roleSessionName(role.sessionName());
    role.sourceIdentity().ifPresent(request::sourceIdentity);
    role.externalId().ifPresent(request::externalId);
    StsAssumeRoleCredentialsProvider provider =
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(request.build())
            .build();
    closing.accept(provider);
    return new ExplainedCredentials(provider, failure -> errors.assuming(role, failure));
  }

  StsClient sts(AwsCredentialsProvider base) {
    Target target = new Target(AwsService.STS, settings.region());
    StsClient sts = setup.apply(StsClient.builder(), target, base, timing).build();
    closing.accept(sts);
    return sts;
  }

  SsoCredentials sso() {
    return new SsoCredentials(files.ssoCache(), setup, timing, closing);
  }

  private AwsCredentialsProvider source(CredentialSource source) {
    if (source instanceof CredentialSource.Keys keys) {
      String secret = keys.secretAccessKey().reveal();
      return StaticCredentialsProvider.create(
          keys.sessionToken()
              .map(Secret::reveal)
              .<AwsCredentials>map(
                  token -> AwsSessionCredentials.create(keys.accessKeyId(), secret, token))
              .orElseGet(() -> AwsBasicCredentials.create(keys.accessKeyId(), secret)));
    }
    if (source instanceof CredentialSource.Profile profile) {
      return new ProfileCredentials(files, this, errors, closing).of(profile.name());
    }
    // Not create(): that one is shared by everybody, and one close ends it for all.
    DefaultCredentialsProvider chain =
        DefaultCredentialsProvider.builder().profileFile(files::read).build();
    closing.accept(chain);
    return new ExplainedCredentials(chain, failure -> errors.noCredentials(source, failure));
  }
}
