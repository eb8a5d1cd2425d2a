package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.run.RunnerTokens;
import dev.hydrant.catalog.user.ApiTokens;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a token and prints it, once: the database keeps only its hash. */
@Command(
    name = "token",
    description = "Make a token for a program or a runner and print it.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 3650;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = {
        "What it may do: IngestionBot (what ingest needs), Viewer, Editor, Admin;",
        "or Runner, with which a runner registers."
      })
  private String role = "";

  @Option(
      names = "--name",
      description = {
        "Name of the runner; for other roles the name under which changes are kept.",
        "Default: the role."
      })
  private @Nullable String name;

  @Option(
      names = "--days",
      description = "Days until it ends, from 1 to 3650. Default: it lasts until it is revoked.")
  private @Nullable Integer days;

  @Mixin private DatabaseMixin where = new DatabaseMixin();

  @Override
  public Integer call() {
    Role wanted = wanted();
    Optional<Duration> life = life(wanted);
    try (Database database = where.open(System.getenv())) {
      Secret token =
          wanted == Role.RUNNER
              ? new RunnerTokens(database, DatabaseClock.of(database.dialect()), new SecureRandom())
                  .issue(runnerName())
                  .token()
              : bot(database, wanted, life);
      CommandAudit.add(database, "token " + wanted.wire(), name(wanted));
      System.out.println(token.reveal());
    }
    return ExitCode.SUCCESS;
  }

  private Role wanted() {
    Set<Role> known = EnumSet.copyOf(Role.OF_TOKENS);
    known.add(Role.RUNNER);
    return known.stream()
        .filter(candidate -> candidate.wire().equalsIgnoreCase(role))
        .findFirst()
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.CONFIG_INVALID_VALUE,
                    "--role: there are no tokens for the role '" + role + "'.",
                    "Known roles: " + Role.names(known) + "."));
  }

  private Optional<Duration> life(Role wanted) {
    if (days == null) {
      return Optional.empty();
    }
    if (days < 1 || days > MOST_DAYS || wanted == Role.RUNNER) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          wanted == Role.RUNNER
              ? "--days: tokens of runners last until they are revoked."
              : "--days must be from 1 to " + MOST_DAYS + ".");
    }
    return Optional.of(Duration.ofDays(days));
  }

  private String runnerName() {
    if (name == null) {
      throw new HydrantException(
          ErrorCode.CONFIG_MISSING_VALUE,
          "--name: the token of a runner needs the runner's name.",
          "Give the name that the runner is started with.");
    }
    return name;
  }

  private Secret bot(Database database, Role wanted, Optional<Duration> life) {
    return new ApiTokens(database, Clock.systemUTC(), new SecureRandom())
        .bot(name(wanted), wanted, CommandAudit.AUTHOR, life)
        .value();
  }

  private String name(Role wanted) {
    return name == null ? wanted.wire().toLowerCase(Locale.ROOT) : name;
  }
}
