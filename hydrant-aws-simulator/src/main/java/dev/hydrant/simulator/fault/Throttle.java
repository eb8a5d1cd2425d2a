package dev.hydrant.simulator.fault;

import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** AWS's own limits: each operation has a bucket per account and region. */
public final class Throttle {
  private final double firehosePerSecond;
  private final Map<String, Double> perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param firehosePerSecond calls a second of each Firehose operation; 0 for no limit
   * @param perSecond operation of any service → calls a second; 0 for no limit
   */
  public Throttle(double firehosePerSecond, Map<String, Double> perSecond, LongSupplier nanoTime) {
    this.firehosePerSecond = firehosePerSecond;
    this.perSecond = Map.copyOf(perSecond);
    this.nanoTime = nanoTime;
  }

  public void check(String service, String operation, Caller caller) {
    double limit =
        perSecond.getOrDefault(operation, service.equals("firehose") ? firehosePerSecond : 0);
    if (limit == 0) {
      return;
    }
    String key = caller.accountId() + "/" + caller.region() + "/" + operation;
    long now = nanoTime.getAsLong();
    if (!buckets.computeIfAbsent(key, absent -> new TokenBucket(limit, now)).take(now)) {
      throw AwsException.of("ThrottlingException", "Rate exceeded");
    }
  }
}
