package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.HydrantException;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Says why there are no credentials at the place where that is known. */
final class ExplainedCredentials implements AwsCredentialsProvider {
  private final AwsCredentialsProvider provider;
  private final Function<RuntimeException, HydrantException> explain;

  ExplainedCredentials(
      AwsCredentialsProvider provider, Function<RuntimeException, HydrantException> explain) {
    this.provider = provider;
    this.explain = explain;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException failure) {
      throw explain.apply(failure);
    }
  }
}
