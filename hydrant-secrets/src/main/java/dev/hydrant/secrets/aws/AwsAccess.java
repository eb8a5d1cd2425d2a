package dev.hydrant.secrets.aws;

import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.Ids;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.call.StoreErrors;
import dev.hydrant.secrets.call.StoreHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * Clients of the SDK for a store. Credentials are those of the process, never those of the
 * connection that is to be read: they may be what the store holds.
 */
final class AwsAccess {
  private static final String SESSION = "hydrant-secrets";

  private final Optional<SecretsSettings.Aws> settings;
  private final StoreContext context;
  private final StoreErrors errors;
  private final JdkSdkHttp http;
  private final String endpointVariable;

  /**
   * @param endpointVariable of the service, as the SDKs name it
   */
  AwsAccess(
      Optional<SecretsSettings.Aws> settings,
      StoreContext context,
      StoreErrors errors,
      String endpointVariable) {
    this.settings = settings;
    this.context = context;
    this.errors = errors;
    this.endpointVariable = endpointVariable;
    this.http = new JdkSdkHttp(new StoreHttp(context.network(), context.limits(), errors));
  }

  /** Of the settings, else of the environment. */
  String region() {
    return context
        .setting(
            settings.flatMap(SecretsSettings.Aws::region),
            "HYDRANT_SECRETS_AWS_REGION",
            "AWS_REGION",
            "AWS_DEFAULT_REGION")
        .orElseThrow(() -> errors.missingSetting("aws.region", "AWS_REGION"));
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String region) {
    return base(builder, region, credentials(region), endpoint(endpointVariable)).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B base(
      B builder, String region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
    endpoint.ifPresent(builder::endpointOverride);
    Duration limit = context.limits().total();
    return builder
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            config -> config.apiCallTimeout(limit).retryStrategy(RetryMode.STANDARD));
  }

  private Optional<URI> endpoint(String variable) {
    return context
        .setting(settings.flatMap(SecretsSettings.Aws::endpoint), variable, "AWS_ENDPOINT_URL")
        .map(url -> Ids.url(errors, "aws.endpoint", url));
  }

  private AwsCredentialsProvider credentials(String region) {
    AwsCredentialsProvider own = own(region);
    return context
        .setting(settings.flatMap(SecretsSettings.Aws::role), "HYDRANT_SECRETS_AWS_ROLE")
        .<AwsCredentialsProvider>map(
            role ->
                StsAssumeRoleCredentialsProvider.builder()
                    .stsClient(sts(region, own))
                    .refreshRequest(request -> request.roleArn(role).roleSessionName(SESSION))
                    .build())
        .orElse(own);
  }

  /** Keys of the environment, a pod's web identity, else the SDK's own chain. */
  private AwsCredentialsProvider own(String region) {
    Optional<String> key = context.variable("AWS_ACCESS_KEY_ID");
    Optional<String> secret = context.variable("AWS_SECRET_ACCESS_KEY");
    if (key.isPresent() && secret.isPresent()) {
      AwsCredentials keys =
          context
              .variable("AWS_SESSION_TOKEN")
              .<AwsCredentials>map(
                  token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
              .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get()));
      return StaticCredentialsProvider.create(keys);
    }
    Optional<String> role = context.variable("AWS_ROLE_ARN");
    Optional<String> file = context.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
    if (role.isPresent() && file.isPresent()) {
      return StsWebIdentityTokenFileCredentialsProvider.builder()
          .stsClient(sts(region, AnonymousCredentialsProvider.create()))
          .roleArn(role.get())
          .roleSessionName(context.variable("AWS_ROLE_SESSION_NAME").orElse(SESSION))
          .webIdentityTokenFile(Path.of(file.get()))
          .build();
    }
    return DefaultCredentialsProvider.builder().build();
  }

  private StsClient sts(String region, AwsCredentialsProvider credentials) {
    Optional<URI> endpoint =
        context
            .variable("AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL")
            .map(url -> Ids.url(errors, "aws.endpoint", url));
    return base(StsClient.builder(), region, credentials, endpoint).build();
  }
}
