package dev.hydrant.app.command;

import dev.hydrant.app.server.Listening;
import dev.hydrant.app.server.ServerSettings;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every command which serves has. */
final class ServerOptionsMixin {
  /** With less, one slow answer would cost a runner its runs. */
  private static final int SHORTEST_LEASE = 15;

  private static final int LONGEST_LEASE = 3_600;

  @Option(
      names = "--host",
      description = {
        "Address to bind to; any other than the loopback one needs sign-in.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String host = "127.0.0.1";

  @Option(names = "--port", description = "Port; 0 for a free one. Default: ${DEFAULT-VALUE}.")
  private int port = 8585;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the database and the key. Default: the user's data folder.")
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "A PostgreSQL database instead of the embedded one, as jdbc:postgresql://host/name;",
        "user and password are read from HYDRANT_DATABASE_USER and HYDRANT_DATABASE_PASSWORD."
      })
  private @Nullable String databaseUrl;

  @Option(
      names = "--announced-version",
      paramLabel = "V",
      description =
          "OpenMetadata version that clients compare with theirs. Default: ${DEFAULT-VALUE}.")
  private String announcedVersion = "1.13.4";

  @Option(
      names = "--slots",
      description = "Runs that the built-in runner takes at once. Default: ${DEFAULT-VALUE}.")
  private int slots = 2;

  @Option(
      names = "--lease",
      paramLabel = "SECONDS",
      description = {
        "How long a runner that has fallen silent keeps its runs, from 15 on; heartbeats and all",
        "that must fit into it go with it. The same on every server of a database. Default:",
        "${DEFAULT-VALUE}."
      })
  private int lease = 45;

  @Option(
      names = "--child-environment",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Variables that runs may read besides the usual ones, such as those that secret:",
        "references name; repeatable."
      })
  private List<String> childEnvironment = List.of();

  @Mixin private RunOptionsMixin runs = new RunOptionsMixin();

  @Mixin private LogOptionsMixin log = new LogOptionsMixin();

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  ServerSettings settings(Listening listening, Map<String, String> environment) {
    log.apply();
    return new ServerSettings(
        listening,
        data == null ? ServerSettings.defaultData(environment) : data.toAbsolutePath(),
        Optional.ofNullable(databaseUrl),
        announcedVersion,
        slots,
        lease(),
        childEnvironment,
        runs.limits());
  }

  private Duration lease() {
    if (lease < SHORTEST_LEASE || lease > LONGEST_LEASE) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "--lease: " + lease + " is not between " + SHORTEST_LEASE + " and " + LONGEST_LEASE + ".",
          "Give a number of seconds.");
    }
    return Duration.ofSeconds(lease);
  }
}
