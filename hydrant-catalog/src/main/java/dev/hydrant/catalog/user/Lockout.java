package dev.hydrant.catalog.user;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed sign-ins of one name, or of one address, in this process. Only so many are
 * remembered; the one that failed longest ago is forgotten first.
 */
public final class Lockout {
  /**
   * @param failures in a row before the lock
   * @param lock how long it lasts; failures older than this are forgotten too
   * @param remembered keys at most
   */
  public record Settings(int failures, Duration lock, int remembered) {
    public static Settings ofUser() {
      return new Settings(10, Duration.ofMinutes(5), 10_000);
    }

    public static Settings ofAddress() {
      return new Settings(50, Duration.ofMinutes(5), 10_000);
    }
  }

  private record Failures(int count, long last) {}

  private final Settings settings;
  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  public Lockout(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** How long the key stays locked; zero when it is not. */
  public synchronized Duration locked(String key) {
    Failures seen = fresh(key);
    if (seen.count() < settings.failures()) {
      return Duration.ZERO;
    }
    return settings.lock().minusMillis(clock.millis() - seen.last());
  }

  public synchronized void failed(String key) {
    Failures seen = fresh(key);
    failures.remove(key);
    failures.put(key, new Failures(seen.count() + 1, clock.millis()));
    if (failures.size() > settings.remembered()) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  public synchronized void succeeded(String key) {
    failures.remove(key);
  }

  private Failures fresh(String key) {
    Failures seen = failures.get(key);
    if (seen == null || clock.millis() - seen.last() >= settings.lock().toMillis()) {
      return new Failures(0, 0);
    }
    return seen;
  }
}
