package dev.hydrant.secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers answers for a short while, also "nothing there"; failures are not remembered. */
public final class CachingSecretStore implements SecretStore {
  private record Answer(Optional<StoredSecret> value, Instant until) {}

  private final SecretStore store;
  private final Clock clock;
  private final Duration life;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  public CachingSecretStore(SecretStore store, Clock clock, Duration life) {
    this.store = store;
    this.clock = clock;
    this.life = life;
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public String advice() {
    return store.advice();
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    Answer known = answers.get(id);
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.until())) {
      return known.value();
    }
    Optional<StoredSecret> value = store.read(id);
    answers.put(id, new Answer(value, now.plus(life)));
    return value;
  }
}
