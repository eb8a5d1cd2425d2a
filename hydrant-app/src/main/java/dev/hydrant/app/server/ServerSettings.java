package dev.hydrant.app.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param data folder of the database, the key and the runner's files
 * @param databaseUrl a PostgreSQL database instead of the embedded one
 * @param announcedVersion the contract's version that clients compare with their own
 * @param slots runs that the built-in runner takes at once
 * @param lease how long a runner that has fallen silent keeps its runs
 * @param childEnvironment names of further variables that its children see, such as those that hold
 *     secrets
 * @param runs limits of runs and of what is kept of them
 */
public record ServerSettings(
    Listening listening,
    Path data,
    Optional<String> databaseUrl,
    String announcedVersion,
    int slots,
    Duration lease,
    List<String> childEnvironment,
    RunLimits runs) {
  public ServerSettings {
    childEnvironment = List.copyOf(childEnvironment);
  }

  /** The user's data folder, as the XDG base directory specification has it. */
  public static Path defaultData(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base =
        given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(given);
    return base.resolve("hydrant");
  }
}
