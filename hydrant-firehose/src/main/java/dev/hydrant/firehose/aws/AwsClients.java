package dev.hydrant.firehose.aws;

import dev.hydrant.firehose.aws.ClientSetup.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients and credentials of one use of a connector, closed together. */
public final class AwsClients implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final AwsSettings settings;
  private final RetryTiming timing;
  private final ClientSetup setup;
  private final RenewableCredentials credentials;
  private final CallRunner runner;
  private final AwsCalls calls;

  private AwsClients(
      AwsSettings settings,
      CallGovernor governor,
      RetryTiming timing,
      SdkHttpClient http,
      ConfigFiles files) {
    this.settings = settings;
    this.timing = timing;
    AwsErrors errors = new AwsErrors(settings);
    this.setup = new ClientSetup(settings, governor, closing(http), files::read);
    CredentialChain chain = new CredentialChain(settings, files, setup, timing, this::closing);
    this.credentials = new RenewableCredentials(chain::open);
    this.runner = new CallRunner(errors, credentials);
    try {
      this.calls = connect();
    } catch (RuntimeException failure) {
      close();
      throw errors.setUp(failure);
    }
  }

  public static AwsClients open(AwsSettings settings, CallGovernor governor, RetryTiming timing) {
    return open(settings, governor, timing, ConfigFiles.ofMachine());
  }

  static AwsClients open(
      AwsSettings settings, CallGovernor governor, RetryTiming timing, ConfigFiles files) {
    keepConnections();
    SdkHttpClient http = UrlConnectionHttpClient.create(new HttpTransport(settings.network()));
    return open(settings, governor, timing, files, http);
  }

  static AwsClients open(
      AwsSettings settings,
      CallGovernor governor,
      RetryTiming timing,
      ConfigFiles files,
      SdkHttpClient http) {
    return new AwsClients(settings, governor, timing, http, files);
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
    return closing(setup.apply(builder, new Target(service, region), credentials, timing).build());
  }

  /**
   * Runs one call of the SDK and turns whatever it throws into a {@link
   * dev.hydrant.model.error.HydrantException} that names the operation and what to do. A call that
   * finds the credentials expired is repeated once with new ones.
   */
  public <T> T call(Operation operation, Supplier<T> call) {
    return runner.run(operation, call);
  }

  /** The connection's own region. */
  public String region() {
    return settings.region();
  }

  private AwsCalls connect() {
    FirehoseClient firehose =
        open(AwsService.FIREHOSE, settings.region(), FirehoseClient.builder());
    // Who we are is good to know and not worth a long wait.
    Target target = new Target(AwsService.STS, settings.region());
    StsClient sts =
        closing(setup.apply(StsClient.builder(), target, credentials, RetryTiming.brisk()).build());
    return new AwsCalls(firehose, sts, runner, settings.region());
  }

  @Override
  public void close() {
    synchronized (open) {
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception failed) {
          throw new IllegalStateException("a client of the AWS SDK does not close", failed);
        }
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

  private <T extends AutoCloseable> T closing(T resource) {
    synchronized (open) {
      open.push(resource);
    }
    return resource;
  }
}
