package dev.hydrant.app.command;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.user.AuditLog;
import java.time.Clock;
import java.util.Optional;

/** Writes down what was done to a server's database beside the server. */
final class CommandAudit {
  /** Whoever may read the database's files needs no name in Hydrant. */
  static final String AUTHOR = "command line";

  private CommandAudit() {}

  static void add(Database database, String action, String target) {
    new AuditLog(database, Clock.systemUTC(), AuditLog.KEPT)
        .add(
            new AuditLog.Event(
                AUTHOR, "", "hydrant " + action, target, Optional.empty(), Optional.empty(), 200));
  }
}
