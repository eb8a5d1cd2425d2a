package dev.hydrant.firehose.aws;

import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How often and after which pauses a call is repeated. Set explicitly, so that neither a new
 * default of the SDK nor a variable in the environment changes what a run does.
 *
 * @param attempts the first one included
 * @param pause before the first repetition; each further one doubles, with jitter
 * @param throttlePause the same after a throttle
 */
public record RetryTiming(
    int attempts,
    Duration pause,
    Duration longestPause,
    Duration throttlePause,
    Duration longestThrottlePause) {

  /** For a scan: outlasts a throttle of most of a minute. */
  public static RetryTiming patient() {
    return new RetryTiming(
        10,
        Duration.ofMillis(100),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(20));
  }

  /** For a person who waits in front of a form. */
  public static RetryTiming brisk() {
    return new RetryTiming(
        3,
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        Duration.ofSeconds(2));
  }

  /**
   * The SDK's circuit breaker is off: it would let dozens of throttled workers use up each other's
   * retries, and the limiter already slows all of them.
   */
  RetryStrategy strategy() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(attempts)
        .circuitBreakerEnabled(false)
        .backoffStrategy(BackoffStrategy.exponentialDelay(pause, longestPause))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(throttlePause, longestThrottlePause))
        .retryOnException(RetryTiming::isLimit)
        .retryOnException(RetryTiming::isTorn)
        .treatAsThrottling(RetryTiming::isThrottle)
        .build();
  }

  private static boolean isThrottle(Throwable failure) {
    return isLimit(failure)
        || failure instanceof SdkException known && RetryUtils.isThrottlingException(known);
  }

  /**
   * A connection that breaks in an answer of XML shows only as XML that does not end, which the SDK
   * takes for final; in JSON it shows as itself.
   */
  private static boolean isTorn(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof XMLStreamException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLimit(Throwable failure) {
    return failure instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null
        && ErrorCodes.LIMIT_EXCEEDED.equals(answer.awsErrorDetails().errorCode());
  }
}
