package dev.hydrant.catalog.user;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller is, as far as endpoints care. */
public enum Role {
  /** Everything, also accounts, tokens of bots and the audit log. */
  ADMIN("Admin"),
  /** Everything about the catalog: services, ingestion, descriptions, lineage. */
  EDITOR("Editor"),
  /** Reads. */
  VIEWER("Viewer"),
  /** Writes what an ingestion finds; may not overwrite what people described. */
  INGESTION_BOT("IngestionBot"),
  /** A process that executes runs; it proves its session at each of its own endpoints. */
  RUNNER("Runner"),
  /** Nobody signed in. */
  ANONYMOUS("Anonymous");

  /** Roles that an account may have. */
  public static final Set<Role> OF_PEOPLE = Set.of(ADMIN, EDITOR, VIEWER);

  /** Roles that a token may be made for. */
  public static final Set<Role> OF_TOKENS = Set.of(ADMIN, EDITOR, VIEWER, INGESTION_BOT);

  private final String wire;

  Role(String wire) {
    this.wire = wire;
  }

  /** As it is stored and shown. */
  public String wire() {
    return wire;
  }

  /**
   * @throws HydrantException CONFIG_INVALID_VALUE
   */
  public static Role of(String wire) {
    return Arrays.stream(values())
        .filter(role -> role.wire.equalsIgnoreCase(wire))
        .findFirst()
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.CONFIG_INVALID_VALUE,
                    "There is no role '" + wire + "'.",
                    "Choose one of " + names(Set.of(values())) + "."));
  }

  /** For messages, in the order of this list. */
  public static String names(Set<Role> roles) {
    return Arrays.stream(values())
        .filter(roles::contains)
        .map(Role::wire)
        .collect(Collectors.joining(", "));
  }

  /** Whether whoever has this role may hand out the other one. */
  public boolean covers(Role other) {
    return this == other
        || this == ADMIN
        || this == EDITOR && (other == VIEWER || other == INGESTION_BOT);
  }
}
