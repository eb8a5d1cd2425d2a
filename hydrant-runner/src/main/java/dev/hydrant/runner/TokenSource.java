package dev.hydrant.runner;

import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;

/** Where a runner's token comes from; asked at every registration, since it may be replaced. */
@FunctionalInterface
public interface TokenSource {
  /**
   * @throws HydrantException when there is no token, or others can read it
   */
  Secret read();

  /** A token that does not change. */
  static TokenSource of(Secret token) {
    return () -> token;
  }
}
