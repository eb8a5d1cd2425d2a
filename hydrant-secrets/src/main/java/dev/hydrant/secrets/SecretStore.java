package dev.hydrant.secrets;

import java.util.Optional;

/** A place that holds secrets under ids. Thread-safe. */
public interface SecretStore {
  /** The store's name as settings write it. */
  String name();

  /**
   * What stands under an id.
   *
   * @param id what stands between {@code secret:} and {@code #}
   * @return empty when the store works and holds nothing under this id
   * @throws dev.hydrant.model.error.HydrantException with {@code SECRET_UNRESOLVED} when the id is
   *     not legal here, or the store cannot be read, and with a configuration error when the store
   *     is not set up; never with a value in the message
   */
  Optional<StoredSecret> read(String id);

  /** What to look at when the store holds nothing under an id. */
  default String advice() {
    return "Check the id, and that this process may read it.";
  }
}
