package dev.hydrant.secrets.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A token that is fetched when first needed, and again shortly before it expires. */
public final class ExpiringToken {
  private static final Duration EARLY = Duration.ofSeconds(60);

  /** The token, and how long it lives from now on. */
  public record Grant(String token, Duration life) {
    @Override
    public String toString() {
      return "*********";
    }
  }

  private final Clock clock;
  private final Supplier<Grant> login;
  private @Nullable String token;
  private Instant until = Instant.MIN;

  public ExpiringToken(Clock clock, Supplier<Grant> login) {
    this.clock = clock;
    this.login = login;
  }

  public synchronized String get() {
    if (token == null || !clock.instant().isBefore(until)) {
      Grant grant = login.get();
      token = grant.token();
      until = clock.instant().plus(grant.life()).minus(EARLY);
    }
    return token;
  }
}
