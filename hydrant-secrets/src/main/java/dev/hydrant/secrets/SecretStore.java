package dev.hydrant.secrets;

import java.util.Optional;

/** A place that holds secrets under ids. */
public interface SecretStore {
  /** The store's name as settings write it. */
  String name();

  /**
   * The bare value, without a trailing line break.
   *
   * @param id everything after {@code secret:}
   * @return empty when the store works and holds nothing under this id
   * @throws dev.hydrant.model.error.HydrantException with {@code SECRET_UNRESOLVED} when the id is
   *     not legal here or the store cannot be read; never with the value in the message
   */
  Optional<String> read(String id);
}
