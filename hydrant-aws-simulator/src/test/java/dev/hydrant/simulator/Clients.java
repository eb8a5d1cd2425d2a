package dev.hydrant.simulator;

import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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
    SimulatedAccount account =
        simulator.accounts().stream()
            .filter(known -> known.id().equals(home.accountId()))
            .findFirst()
            .orElseThrow();
    return firehose(simulator, home.region(), key(account), 1);
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
