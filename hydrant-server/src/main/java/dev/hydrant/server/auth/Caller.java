package dev.hydrant.server.auth;

import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.server.run.job.JobGuard;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param account of a person; empty for bots, runners and nobody
 */
record Caller(String name, Role role, boolean bot, Optional<Account> account) {
  static final Caller NOBODY = new Caller("anonymous", Role.ANONYMOUS, false, Optional.empty());
  static final Caller RUNNER = new Caller("runner", Role.RUNNER, true, Optional.empty());

  /** The child of a run. */
  static final Caller JOB =
      new Caller(
          JobGuard.AUTHOR.name(), Role.INGESTION_BOT, JobGuard.AUTHOR.bot(), Optional.empty());

  private static final String ATTRIBUTE = "hydrant.caller";

  Author author() {
    return new Author(name, bot);
  }

  void attach(Context context) {
    context.attribute(ATTRIBUTE, this);
  }

  static Caller of(Context context) {
    Caller caller = context.attribute(ATTRIBUTE);
    return caller == null ? NOBODY : caller;
  }
}
