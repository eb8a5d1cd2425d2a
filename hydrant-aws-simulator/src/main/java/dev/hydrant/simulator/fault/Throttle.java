package dev.hydrant.simulator.fault;

import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** AWS's own limit: each control operation has a bucket per account and region. */
public final class Throttle {
  private final double perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param perSecond calls a second; 0 for no limit
   */
  public Throttle(double perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  public void check(String operation, Caller caller) {
    if (perSecond == 0) {
      return;
    }
    String key = caller.accountId() + "/" + caller.region() + "/" + operation;
    long now = nanoTime.getAsLong();
    if (!buckets.computeIfAbsent(key, absent -> new TokenBucket(perSecond, now)).take(now)) {
      throw AwsException.of("ThrottlingException", "Rate exceeded");
    }
  }
}
