package dev.hydrant.catalog.jdbc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the driver's exception under the layers above it. */
final class Causes {
  private Causes() {}

  static <E extends Throwable> Optional<E> find(Throwable failure, Class<E> type) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
