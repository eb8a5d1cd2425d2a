package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.Accounts;
import dev.hydrant.catalog.user.PasswordHash;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after users where nobody can sign in any more. */
@Command(
    name = "user",
    description = "List the users of a server, or give one a new password, beside the server.",
    mixinStandardHelpOptions = true)
public final class UserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: list or reset-password.");
  }

  @Command(name = "list", description = "List users.", mixinStandardHelpOptions = true)
  int list(@Mixin DatabaseMixin where) {
    try (Database database = where.open(System.getenv())) {
      for (Account account : accounts(database).all()) {
        System.out.printf(
            "%-24s %-8s %s%n", account.name(), account.role().wire(), account.email());
      }
    }
    return ExitCode.SUCCESS;
  }

  @Command(
      name = "reset-password",
      description = "Give a user a generated password and print it; ends the user's sessions.",
      mixinStandardHelpOptions = true)
  int resetPassword(
      @Mixin DatabaseMixin where,
      @Parameters(paramLabel = "NAME", description = "Name or address of the user.") String name) {
    try (Database database = where.open(System.getenv())) {
      Accounts accounts = accounts(database);
      Account account =
          accounts
              .find(name)
              .orElseThrow(
                  () ->
                      new HydrantException(
                          ErrorCode.NOT_FOUND,
                          "There is no user '" + name + "'.",
                          "hydrant user list names them; the first start makes 'admin'."));
      String password = accounts.resetPassword(account.id()).reveal();
      CommandAudit.add(database, "user reset-password", account.name());
      System.out.println(password);
    }
    return ExitCode.SUCCESS;
  }

  private static Accounts accounts(Database database) {
    SecureRandom random = new SecureRandom();
    return new Accounts(database, Clock.systemUTC(), new PasswordHash(random), random);
  }
}
