package dev.hydrant.secrets;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opened when the first reference is resolved: a run without references needs no store. */
final class LazySecretStore implements SecretStore {
  private final Supplier<SecretStore> opening;
  private @Nullable SecretStore opened;

  LazySecretStore(Supplier<SecretStore> opening) {
    this.opening = opening;
  }

  private synchronized SecretStore store() {
    if (opened == null) {
      opened = opening.get();
    }
    return opened;
  }

  @Override
  public String name() {
    return store().name();
  }

  @Override
  public String advice() {
    return store().advice();
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    return store().read(id);
  }
}
