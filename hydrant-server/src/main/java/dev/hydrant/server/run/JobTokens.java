package dev.hydrant.server.run;

import dev.hydrant.catalog.run.Leases;
import dev.hydrant.catalog.run.Tokens;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
   * @param authorization the header as it came
   * @return the job that speaks; empty when no job token was presented
   * @throws HydrantException TOKEN_REFUSED for a job token whose attempt does not hold its run
   */
  public Optional<Leases.Job> check(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER + Tokens.JOB)) {
      return Optional.empty();
    }
    return Optional.of(
        leases
            .job(authorization.substring(BEARER.length()))
            .orElseThrow(
                () ->
                    new HydrantException(
                        ErrorCode.TOKEN_REFUSED,
                        "This attempt does not hold its run any more: its token has ended.")));
  }
}
