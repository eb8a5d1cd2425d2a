package dev.hydrant.simulator;

import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real SDK clients that talk to a simulator, one attempt each unless a test wants more. */
final class Clients {
  private Clients() {}

  static FirehoseClient firehose(AwsSimulator simulator, Home home) {
    return firehose(simulator, home.region(), key(simulator, home), 1);
  }

  /** A client of any service, with the key of the home's account. */
  static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C open(
      B builder, AwsSimulator simulator, Home home) {
    return builder
        .endpointOverride(simulator.endpoint())
        .region(Region.of(home.region()))
        .credentialsProvider(StaticCredentialsProvider.create(key(simulator, home)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(attempts(1))
        .build();
  }

  private static AwsCredentials key(AwsSimulator simulator, Home home) {
    return simulator.accounts().stream()
        .filter(known -> known.id().equals(home.accountId()))
        .findFirst()
        .map(Clients::key)
        .orElseThrow();
  }

  static FirehoseClient firehose(
      AwsSimulator simulator, String region, AwsCredentials credentials, int attempts) {
    return FirehoseClient.builder()
        .endpointOverride(simulator.endpoint())
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(2)))
        .overrideConfiguration(attempts(attempts))
        .build();
  }

  static StsClient sts(AwsSimulator simulator, AwsCredentials credentials) {
    return StsClient.builder()
        .endpointOverride(simulator.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(attempts(1))
        .build();
  }

  static AwsCredentials key(SimulatedAccount account) {
    return AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey());
  }

  private static ClientOverrideConfiguration attempts(int count) {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(count).build())
        .build();
  }
}
