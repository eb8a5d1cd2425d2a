package dev.hydrant.firehose.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** What all clients of a run have in common. */
final class ClientSetup {
  /**
   * Bounds an answer that trickles. It runs while an attempt waits for its turn at the limiter too,
   * so it has to be longer than the longest queue takes at the slowest rate.
   */
  private static final Duration ATTEMPT = Duration.ofMinutes(4);

  private static final Duration CALL = Duration.ofMinutes(30);

  private final AwsSettings settings;
  private final ServiceHosts hosts;
  private final CallGovernor governor;
  private final SdkHttpClient http;
  private final Supplier<ProfileFile> profiles;

  ClientSetup(
      AwsSettings settings,
      CallGovernor governor,
      SdkHttpClient http,
      Supplier<ProfileFile> profiles) {
    this.settings = settings;
    this.hosts = new ServiceHosts(settings);
    this.governor = governor;
    this.http = http;
    this.profiles = profiles;
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B apply(
      B builder, Target target, AwsCredentialsProvider credentials, RetryTiming retries) {
    plain(builder, target.region(), retries).credentialsProvider(credentials);
    Optional<URI> endpoint = endpoint(target);
    if (endpoint.isPresent()) {
      // Said out loud, since the environment may ask for FIPS, which excludes an endpoint.
      return builder.endpointOverride(endpoint.get()).fipsEnabled(false).dualstackEnabled(false);
    }
    settings.fips().ifPresent(builder::fipsEnabled);
    settings.dualStack().ifPresent(builder::dualstackEnabled);
    return builder;
  }

  /** Without credentials, at AWS's own address: for signing in. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B plain(
      B builder, String region, RetryTiming retries) {
    return builder
        .region(Region.of(region))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(retries.strategy())
                .addExecutionInterceptor(new GovernedCalls(governor))
                .defaultProfileFileSupplier(profiles)
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .build());
  }

  /**
   * Where the settings name an endpoint at all, no variable of the environment and no profile may
   * send the other services elsewhere: AWS's own address is named for those.
   */
  private Optional<URI> endpoint(Target target) {
    return settings
        .endpoints()
        .of(target.service())
        .or(
            () ->
                settings.endpoints().overrides().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        URI.create("https://" + hosts.aws(target.service(), target.region()))));
  }

  /** A service in a region. */
  record Target(AwsService service, String region) {}
}
