package dev.hydrant.firehose.aws;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Lets every attempt of a call through at the rate of its operation in its region, and counts.
 * There is one for one account: AWS's quotas are for an operation, account and region.
 */
public final class CallGovernor {
  private record Quota(Operation operation, String region) {}

  private final Map<Quota, AdaptiveRateLimiter> limiters = new ConcurrentHashMap<>();
  private final Map<Operation, Double> rates;
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
    this.rates = Map.copyOf(rates);
    this.ticker = ticker;
    this.notice = notice;
  }

  /** Waits for the operation's turn; the answer is to be handed to {@link #throttled}. */
  long admit(String operation, String region) throws InterruptedException {
    Optional<AdaptiveRateLimiter> limiter = limiter(operation, region);
    long permit = limiter.isPresent() ? limiter.get().acquire() : ticker.nanos();
    calls.computeIfAbsent(operation, absent -> new LongAdder()).increment();
    return permit;
  }

  void throttled(String operation, String region, long permit) {
    throttled.computeIfAbsent(operation, absent -> new LongAdder()).increment();
    Optional<AdaptiveRateLimiter> limiter = limiter(operation, region);
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

  private Optional<AdaptiveRateLimiter> limiter(String operation, String region) {
    return Operation.of(operation)
        .flatMap(
            known ->
                Optional.ofNullable(rates.get(known)).map(rate -> limiter(known, region, rate)));
  }

  private AdaptiveRateLimiter limiter(Operation operation, String region, double rate) {
    return limiters.computeIfAbsent(
        new Quota(operation, region), quota -> new AdaptiveRateLimiter(rate, ticker));
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counters) {
    Map<String, Long> sums = new TreeMap<>();
    counters.forEach((operation, counter) -> sums.put(operation, counter.sum()));
    return sums;
  }
}
