package dev.hydrant.firehose.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that can be obtained anew before they say that they expire, as when a role's sessions
 * are revoked in mid-run. Obtained when first needed.
 */
final class RenewableCredentials implements AwsCredentialsProvider {
  private final Supplier<AwsCredentialsProvider> maker;
  private @Nullable AwsCredentialsProvider current;
  private int generation;

  RenewableCredentials(Supplier<AwsCredentialsProvider> maker) {
    this.maker = maker;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return current().resolveCredentials();
  }

  synchronized int generation() {
    return generation;
  }

  /**
   * Forgets what is held, unless somebody else has done so meanwhile: dozens of calls that fail
   * together are one reason to renew.
   *
   * @param seen the generation when the failed call began
   */
  synchronized void renew(int seen) {
    if (seen == generation) {
      generation++;
      current = null;
    }
  }

  private synchronized AwsCredentialsProvider current() {
    if (current == null) {
      current = maker.get();
    }
    return current;
  }
}
