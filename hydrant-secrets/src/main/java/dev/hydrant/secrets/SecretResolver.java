package dev.hydrant.secrets;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;

/** Replaces references by values; what is not a reference passes through. */
public final class SecretResolver {
  private final SecretStore store;

  public SecretResolver(SecretStore store) {
    this.store = store;
  }

  /**
   * @param field the setting's path, named in the error
   * @throws HydrantException with {@code SECRET_UNRESOLVED}, naming field and id, when the store
   *     has no such secret or cannot be read
   */
  public Secret resolve(String field, Secret secret) {
    if (!secret.isReference()) {
      return secret;
    }
    String id = secret.reveal().substring(Secret.REFERENCE.length()).strip();
    if (id.isEmpty()) {
      throw unresolved(field, "the reference names no secret", "Write secret:<id>.");
    }
    try {
      return store
          .read(id)
          .map(Secret::new)
          .orElseThrow(
              () ->
                  unresolved(
                      field,
                      "the " + store.name() + " store holds no secret '" + id + "'",
                      "Check the id, and that this process may read it."));
    } catch (HydrantException e) {
      if (e.text().startsWith(field)) {
        throw e;
      }
      throw unresolved(field, e.text(), e.advice());
    }
  }

  private static HydrantException unresolved(String field, String why, String advice) {
    return new HydrantException(ErrorCode.SECRET_UNRESOLVED, field + ": " + why, advice);
  }
}
