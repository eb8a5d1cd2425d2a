package dev.hydrant.server.run;

import dev.hydrant.catalog.run.AttemptKey;
import dev.hydrant.catalog.run.RunnerTokens;
import dev.hydrant.catalog.run.Runners;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.RunnerHeaders;
import dev.hydrant.model.workflow.Secret;
import io.javalin.http.Context;
import java.util.Optional;

/** Reads and checks what runners prove themselves with. */
final class RunnerAuth {
  private static final String BEARER = "Bearer ";

  private final Runners runners;
  private final RunnerTokens tokens;

  RunnerAuth(Runners runners, RunnerTokens tokens) {
    this.runners = runners;
    this.tokens = tokens;
  }

  /**
   * @return the hash of the token that was presented
   * @throws HydrantException TOKEN_REFUSED when the token is not this runner's
   */
  String runner(Context context, String name) {
    return tokens
        .prove(name, bearer(context))
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.TOKEN_REFUSED,
                    "The token is not the one of runner '" + name + "', or it was revoked."));
  }

  /**
   * @throws HydrantException TOKEN_REFUSED when the session has ended
   */
  Runners.Session session(Context context) {
    return runners
        .session(bearer(context))
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.TOKEN_REFUSED, "The session has ended.", "Register again."));
  }

  /** The attempt that a report speaks for. */
  static AttemptKey attempt(Context context) {
    String attempt = header(context, RunnerHeaders.ATTEMPT);
    String lease = header(context, RunnerHeaders.LEASE);
    try {
      return AttemptKey.of(context.pathParam("id"), Integer.parseInt(attempt), new Secret(lease));
    } catch (NumberFormatException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, RunnerHeaders.ATTEMPT + " is not a number.", "", e);
    }
  }

  private static String header(Context context, String name) {
    return Optional.ofNullable(context.header(name))
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.REQUEST_INVALID, "The header " + name + " is missing."));
  }

  private static String bearer(Context context) {
    return Optional.ofNullable(context.header("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()))
        .orElseThrow(
            () -> new HydrantException(ErrorCode.TOKEN_REFUSED, "No token was presented."));
  }
}
