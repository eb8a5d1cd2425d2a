package dev.hydrant.firehose.aws;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Lets every attempt of a call through at the rate of its operation, and counts. There is one for
 * one account and region, which is what AWS's quotas are about.
 */
public final class CallGovernor {
  private final Map<Operation, AdaptiveRateLimiter> limiters = new EnumMap<>(Operation.class);
  private final Ticker ticker;
  private final Consumer<String> notice;
  private final AtomicBoolean noticed = new AtomicBoolean();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> throttled = new ConcurrentHashMap<>();

  /**
   * @param rates calls a second by operation; what is absent is not limited
   * @param notice told once, when AWS throttles for the first time
   */
  public CallGovernor(Map<Operation, Double> rates, Ticker ticker, Consumer<String> notice) {
    rates.forEach(
        (operation, rate) -> limiters.put(operation, new AdaptiveRateLimiter(rate, ticker)));
    this.ticker = ticker;
    this.notice = notice;
  }

  /** Waits for the operation's turn; the answer is to be handed to {@link #throttled}. */
  long admit(String operation) throws InterruptedException {
    Optional<AdaptiveRateLimiter> limiter = limiter(operation);
    long permit = limiter.isPresent() ? limiter.get().acquire() : ticker.nanos();
    calls.computeIfAbsent(operation, absent -> new LongAdder()).increment();
    return permit;
  }

  void throttled(String operation, long permit) {
    throttled.computeIfAbsent(operation, absent -> new LongAdder()).increment();
    Optional<AdaptiveRateLimiter> limiter = limiter(operation);
    limiter.ifPresent(known -> known.throttled(permit));
    if (noticed.compareAndSet(false, true)) {
      boolean limits = limiter.filter(AdaptiveRateLimiter::limits).isPresent();
      notice.accept(
          "AWS throttles "
              + operation
              + (limits
                  ? ": others, such as the console, Terraform or a scanner, share this account's"
                      + " quota. Hydrant slows down and comes back slowly."
                  : ", for which no rate limit is set. The calls are repeated after a pause."));
    }
  }

  /** Attempts by operation. */
  public Map<String, Long> calls() {
    return sums(calls);
  }

  /** Throttled attempts by operation. */
  public Map<String, Long> throttledCalls() {
    return sums(throttled);
  }

  private Optional<AdaptiveRateLimiter> limiter(String operation) {
    return Operation.of(operation).map(limiters::get);
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counters) {
    Map<String, Long> sums = new TreeMap<>();
    counters.forEach((operation, counter) -> sums.put(operation, counter.sum()));
    return sums;
  }
}
