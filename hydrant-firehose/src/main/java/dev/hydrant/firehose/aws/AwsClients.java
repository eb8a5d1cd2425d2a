package dev.hydrant.firehose.aws;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The SDK's clients and credentials of one use of a connector, closed together. */
public final class AwsClients implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /**
   * Bounds an answer that trickles. It runs while an attempt waits for its turn at the limiter too,
   * so it has to be longer than the longest queue takes at the slowest rate.
   */
  private static final Duration ATTEMPT = Duration.ofMinutes(4);

  private static final Duration CALL = Duration.ofMinutes(30);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final AwsSettings settings;
  private final CallGovernor governor;
  private final RetryTiming timing;
  private final AwsErrors errors;
  private final AwsCredentialsProvider credentials;
  private final AwsCalls calls;

  private AwsClients(AwsSettings settings, CallGovernor governor, RetryTiming timing) {
    this.settings = settings;
    this.governor = governor;
    this.timing = timing;
    this.errors = new AwsErrors(settings);
    try {
      this.credentials = credentials();
      this.calls = connect();
    } catch (RuntimeException failure) {
      close();
      throw errors.setUp(failure);
    }
  }

  public static AwsClients open(AwsSettings settings, CallGovernor governor, RetryTiming timing) {
    keepConnections();
    return new AwsClients(settings, governor, timing);
  }

  public AwsCalls calls() {
    return calls;
  }

  /**
   * A client of one more service, with the same credentials, limits and retries; closed with the
   * others.
   *
   * @param region the one to call, which for a few services is not the connection's own
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
      C open(AwsService service, String region, B builder) {
    synchronized (open) {
      return closing(
          configured(builder, service, credentials, timing).region(Region.of(region)).build());
    }
  }

  /**
   * Runs one call of the SDK and turns whatever it throws into a {@link
   * dev.hydrant.model.error.HydrantException} that names the operation and what to do.
   */
  public <T> T call(Operation operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException failure) {
      throw errors.translate(operation, failure);
    }
  }

  /** The connection's own region. */
  public String region() {
    return settings.region();
  }

  private AwsCalls connect() {
    FirehoseClient firehose =
        closing(
            configured(FirehoseClient.builder(), AwsService.FIREHOSE, credentials, timing).build());
    // Who we are is good to know and not worth a long wait.
    StsClient sts =
        closing(
            configured(StsClient.builder(), AwsService.STS, credentials, RetryTiming.brisk())
                .build());
    return new AwsCalls(firehose, sts, errors, settings.region());
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failed) {
        throw new IllegalStateException("a client of the AWS SDK does not close", failed);
      }
    }
  }

  /**
   * The JDK keeps five idle connections unless told, so that dozens of workers would shake hands
   * for every call, and repeats a failed POST behind the back of limiter and retries. Both are read
   * when its HTTP client is first used; the launcher sets them too.
   */
  private static void keepConnections() {
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", String.valueOf(AwsSettings.MOST_WORKERS));
    }
    if (System.getProperty("sun.net.http.retryPost") == null) {
      System.setProperty("sun.net.http.retryPost", "false");
    }
  }

  private AwsCredentialsProvider credentials() {
    CredentialSource source = settings.credentials();
    AwsCredentialsProvider base =
        new ExplainedCredentials(provider(source), failure -> errors.credentials(source, failure));
    return settings.role().map(role -> assumed(role, base)).orElse(base);
  }

  private AwsCredentialsProvider provider(CredentialSource source) {
    if (source instanceof CredentialSource.Keys keys) {
      String secret = keys.secretAccessKey().reveal();
      return StaticCredentialsProvider.create(
          keys.sessionToken().isPresent()
              ? AwsSessionCredentials.create(
                  keys.accessKeyId(), secret, keys.sessionToken().get().reveal())
              : AwsBasicCredentials.create(keys.accessKeyId(), secret));
    }
    if (source instanceof CredentialSource.Profile profile) {
      return closing(ProfileCredentialsProvider.create(profile.name()));
    }
    // Not create(): that one is shared by everybody, and one close ends it for all.
    return closing(DefaultCredentialsProvider.builder().build());
  }

  private AwsCredentialsProvider assumed(RoleAssumption role, AwsCredentialsProvider base) {
    StsClient sts = closing(configured(StsClient.builder(), AwsService.STS, base, timing).build());
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(role.arn()).roleSessionName(role.sessionName());
    role.sourceIdentity().ifPresent(request::sourceIdentity);
    role.externalId().ifPresent(request::externalId);
    StsAssumeRoleCredentialsProvider provider =
        closing(
            StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request.build())
                .build());
    return new ExplainedCredentials(
        provider, failure -> errors.translate(Operation.ASSUME_ROLE, failure));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, AwsService service, AwsCredentialsProvider credentials, RetryTiming retries) {
    Optional<URI> endpoint = settings.endpoints().of(service);
    builder
        .region(Region.of(settings.region()))
        .credentialsProvider(credentials)
        .httpClientBuilder(http(endpoint))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(retries.strategy())
                .addExecutionInterceptor(new GovernedCalls(governor))
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .build());
    if (endpoint.isPresent()) {
      // Said out loud, since the environment may ask for FIPS, which excludes an endpoint.
      return builder.endpointOverride(endpoint.get()).fipsEnabled(false).dualstackEnabled(false);
    }
    settings.fips().ifPresent(builder::fipsEnabled);
    settings.dualStack().ifPresent(builder::dualstackEnabled);
    return builder;
  }

  /** A proxy of the environment is used, but not to reach this very machine. */
  private static UrlConnectionHttpClient.Builder http(Optional<URI> endpoint) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
    if (endpoint.map(URI::getHost).filter(AwsClients::isLoopback).isPresent()) {
      builder.proxyConfiguration(
          ProxyConfiguration.builder()
              .useSystemPropertyValues(false)
              .useEnvironmentVariablesValues(false)
              .build());
    }
    return builder;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private <T extends AutoCloseable> T closing(T resource) {
    open.push(resource);
    return resource;
  }
}
