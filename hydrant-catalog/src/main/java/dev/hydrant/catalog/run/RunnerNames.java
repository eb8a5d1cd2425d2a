package dev.hydrant.catalog.run;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a runner may be called, and how the contract's references name it. */
public final class RunnerNames {
  /** The runner in the process of every server. */
  public static final String BUILT_IN = "built-in";

  /** Type of a runner in a reference. */
  public static final String TYPE = "ingestionRunner";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** These are parts of the runner protocol's paths. */
  private static final Set<String> RESERVED = Set.of("register", "lease", "heartbeat");

  private RunnerNames() {}

  /**
   * @throws HydrantException REQUEST_INVALID
   */
  public static void check(String name) {
    if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "This cannot be the name of a runner.",
          "Use up to 64 letters, digits, '.', '_' and '-', with a letter or digit first.");
    }
    if (name.equals(BUILT_IN)) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "'" + BUILT_IN + "' is the runner inside the server; it needs no token.",
          "Choose another name.");
    }
  }

  /** The identifier of a runner in references; the name alone decides it. */
  public static String id(String name) {
    return UUID.nameUUIDFromBytes(("ingestionRunner/" + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
