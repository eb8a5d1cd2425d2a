package dev.hydrant.catalog.run;

import dev.hydrant.model.workflow.Secret;

/** What a report about an attempt proves itself with. */
public record AttemptKey(String runId, int attempt, String leaseHash) {
  public static AttemptKey of(String runId, int attempt, Secret leaseToken) {
    return new AttemptKey(runId, attempt, Tokens.hash(leaseToken));
  }
}
