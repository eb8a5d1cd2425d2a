package dev.hydrant.secrets;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.util.Optional;

/**
 * {@code secret:<id>} or {@code secret:<id>#<member>}.
 *
 * @param member a key of the secret's map, or a member of the JSON object that it is
 */
record SecretReference(String id, Optional<String> member) {
  private static final int LONGEST = 2048;

  /**
   * @param field named in the error
   */
  static SecretReference parse(String field, String text) {
    String rest = text.substring(Secret.REFERENCE.length()).strip();
    int hash = rest.indexOf('#');
    String id = hash < 0 ? rest : rest.substring(0, hash);
    if (id.isEmpty()) {
      throw wrong(field, "the reference names no secret");
    }
    if (hash >= 0 && hash == rest.length() - 1) {
      throw wrong(field, "the reference names no member after '#'");
    }
    if (rest.length() > LONGEST || rest.chars().anyMatch(Character::isISOControl)) {
      throw wrong(field, "the reference is too long, or holds a line break");
    }
    return new SecretReference(
        id, hash < 0 ? Optional.empty() : Optional.of(rest.substring(hash + 1)));
  }

  private static HydrantException wrong(String field, String why) {
    return new HydrantException(
        ErrorCode.SECRET_UNRESOLVED,
        field + ": " + why + ".",
        "Write secret:<id> or secret:<id>#<member>.");
  }
}
