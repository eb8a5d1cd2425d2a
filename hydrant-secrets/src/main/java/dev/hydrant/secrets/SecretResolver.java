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
    SecretReference reference = SecretReference.parse(field, secret.reveal());
    StoredSecret stored = read(field, reference.id());
    String value =
        reference
            .member()
            .map(member -> member(field, reference.id(), stored, member))
            .orElseGet(() -> whole(field, reference.id(), stored));
    if (value.isEmpty()) {
      throw unresolved(
          field, named(reference.id()) + " is empty.", "Store the bare value under this id.");
    }
    return new Secret(value);
  }

  private StoredSecret read(String field, String id) {
    try {
      return store
          .read(id)
          .orElseThrow(
              () ->
                  new HydrantException(
                      ErrorCode.SECRET_UNRESOLVED,
                      "the " + store.name() + " store holds no secret '" + id + "'.",
                      store.advice()));
    } catch (HydrantException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      String text = e.text().contains(id) ? e.text() : e.text() + " (for 'secret:" + id + "')";
      throw new HydrantException(e.code(), field + ": " + text, e.advice());
    }
  }

  private String whole(String field, String id, StoredSecret stored) {
    return stored
        .value()
        .orElseThrow(
            () ->
                unresolved(
                    field,
                    named(id) + " has no key '" + StoredSecret.VALUE + "'.",
                    "Name one of its keys: secret:" + id + "#<key>."));
  }

  private String member(String field, String id, StoredSecret stored, String member) {
    return stored
        .member(member)
        .orElseThrow(
            () ->
                stored.hasMembers()
                    ? unresolved(
                        field,
                        named(id) + " has no member '" + member + "' that is a text.",
                        "Check the name after '#'; upper and lower case differ.")
                    : unresolved(
                        field,
                        named(id)
                            + " is no JSON object, so that it has no member '"
                            + member
                            + "'.",
                        "Leave '#" + member + "' out to use the whole value."));
  }

  private String named(String id) {
    return "the secret '" + id + "' in the " + store.name() + " store";
  }

  private static HydrantException unresolved(String field, String why, String advice) {
    return new HydrantException(ErrorCode.SECRET_UNRESOLVED, field + ": " + why, advice);
  }
}
