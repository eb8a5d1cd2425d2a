package dev.hydrant.server.run;

import dev.hydrant.catalog.run.Leases;
import dev.hydrant.catalog.run.Tokens;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import io.javalin.http.Context;

/**
 * Recognises the children of runs. Asked on every request, so that a child whose attempt has lost
 * its lease is refused at its next write.
 */
public final class JobTokens {
  /** Under this name a request carries the {@link Leases.Job} that speaks, where one does. */
  public static final String ATTRIBUTE = "hydrant.job";

  private static final String BEARER = "Bearer ";

  private final Leases leases;

  public JobTokens(Leases leases) {
    this.leases = leases;
  }

  /**
   * Marks a request of a child.
   *
   * @throws HydrantException TOKEN_REFUSED for a job token whose attempt does not hold its run
   */
  void check(Context context) {
    String authorization = context.header("Authorization");
    if (authorization == null || !authorization.startsWith(BEARER + Tokens.JOB)) {
      return;
    }
    // The whole request first: a child that is frozen in the middle of one, and woken when another
    // attempt holds the run, would else have been let in before.
    context.bodyAsBytes();
    context.attribute(ATTRIBUTE, job(authorization.substring(BEARER.length())));
  }

  private Leases.Job job(String token) {
    return leases
        .job(token)
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.TOKEN_REFUSED,
                    "This attempt does not hold its run any more: its token has ended."));
  }
}
