package dev.hydrant.firehose.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Runs calls of the SDK: each failure becomes a sentence, and a call that was refused because the
 * credentials ran out is repeated once with new ones. The SDK itself signs all repetitions of a
 * call with the credentials that it began with.
 */
final class CallRunner {
  private final AwsErrors errors;
  private final RenewableCredentials credentials;

  CallRunner(AwsErrors errors, RenewableCredentials credentials) {
    this.errors = errors;
    this.credentials = credentials;
  }

  <T> T run(Operation operation, Supplier<T> call) {
    int generation = credentials.generation();
    try {
      return call.get();
    } catch (RuntimeException failure) {
      if (!expired(failure)) {
        throw errors.translate(operation, failure);
      }
      credentials.renew(generation);
    }
    try {
      return call.get();
    } catch (RuntimeException failure) {
      throw errors.translate(operation, failure);
    }
  }

  /** Of this call itself: what failed to be obtained is explained already, and stays so. */
  private static boolean expired(RuntimeException failure) {
    return failure instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null
        && ErrorCodes.saysExpired(String.valueOf(answer.awsErrorDetails().errorCode()));
  }
}
