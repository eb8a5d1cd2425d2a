package dev.hydrant.simulator.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The temporary credentials that STS has issued. */
public final class Sessions {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** Expired sessions are kept for a while: AWS tells them from unknown ones. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Clock clock;
  private final Random random;
  private final Map<String, Session> byAccessKey = new ConcurrentHashMap<>();

  public Sessions(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  public Session issue(AssumedRole role, int seconds, @Nullable String sourceIdentity) {
    Instant now = clock.instant();
    byAccessKey.values().removeIf(session -> session.expiry().plus(KEPT).isBefore(now));
    Session session =
        new Session(
            "ASIA" + letters(16),
            "simulated/" + letters(30),
            "FwoSimulatedSession" + letters(80),
            now.plusSeconds(seconds),
            role,
            sourceIdentity);
    byAccessKey.put(session.accessKeyId(), session);
    return session;
  }

  public Optional<Session> find(String accessKeyId) {
    return Optional.ofNullable(byAccessKey.get(accessKeyId));
  }

  public boolean isExpired(Session session) {
    return !clock.instant().isBefore(session.expiry());
  }

  /** Ends every session now, as when a role's sessions are revoked in the middle of a run. */
  public void expireAll() {
    Instant now = clock.instant();
    byAccessKey.replaceAll(
        (key, session) ->
            new Session(
                key,
                session.secretAccessKey(),
                session.token(),
                now,
                session.role(),
                session.sourceIdentity()));
  }

  private synchronized String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    return text.toString();
  }
}
