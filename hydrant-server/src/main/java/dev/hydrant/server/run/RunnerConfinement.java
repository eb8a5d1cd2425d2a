package dev.hydrant.server.run;

import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.run.Tokens;
import dev.hydrant.server.run.job.JobGuard;
import dev.hydrant.server.web.Callers;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps what runners hold to what it is for, whether or not others have to sign in: a runner's and
 * a session's token open the runner protocol alone, and the token of a job opens no runner's
 * business.
 */
final class RunnerConfinement {
  private static final Pattern PROTOCOL =
      Pattern.compile(
          Pattern.quote(RunModule.BASE)
              + "/(?:runners/(?:register|lease|heartbeat)|runs/[^/]+/(?:log/[^/]+|progress|finish))");

  /** What needs no token at all is not closed to those who send one. */
  private static final Pattern OPEN =
      Pattern.compile(
          Pattern.quote(Exchange.API)
              + "/(?:system/(?:version|config/(?:auth|jwks))|users/(?:login|logout|refresh))");

  private static final Pattern RUNNERS =
      Pattern.compile(Pattern.quote(RunModule.BASE) + "/runners(?:/.*)?");

  private static final List<String> OF_RUNNERS =
      List.of(Tokens.RUNNER, Tokens.SESSION, Tokens.LEASE);

  private static final Author RUNNER = new Author("runner", true);

  private RunnerConfinement() {}

  /**
   * @throws HttpResponseException 403
   */
  static void check(Context context) {
    String header = context.header("Authorization");
    if (header == null
        || !context.path().startsWith(Exchange.API)
        || OPEN.matcher(context.path()).matches()) {
      return;
    }
    boolean runner = OF_RUNNERS.stream().anyMatch(kind -> header.startsWith("Bearer " + kind));
    boolean job = header.startsWith("Bearer " + Tokens.JOB);
    if (runner && !PROTOCOL.matcher(context.path()).matches()
        || job && RUNNERS.matcher(context.path()).matches()) {
      Callers.author(context, runner ? RUNNER : JobGuard.AUTHOR);
      throw new HttpResponseException(403, "This token is not for " + context.path() + ".");
    }
  }
}
