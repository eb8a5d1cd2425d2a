package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.runner.HeartbeatAnswer.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Running runs: their leases are renewed, their progress is kept, their tokens are checked. */
public final class Leases {
  /** What a job token stands for: one attempt at one run, with rights on one service. */
  public record Job(String runId, int attempt, String service) {}

  private final Database database;
  private final DatabaseClock clock;
  private final Duration lease;

  public Leases(Database database, DatabaseClock clock, Duration lease) {
    this.database = database;
    this.clock = clock;
    this.lease = lease;
  }

  /** Renews what is still held and says so for each run, in the order given. */
  public Map<String, Verdict> renew(List<AttemptKey> held) {
    if (held.isEmpty()) {
      return Map.of();
    }
    return database.write(
        handle -> {
          long until = clock.now(handle) + lease.toMillis();
          Map<String, Verdict> verdicts = new LinkedHashMap<>();
          held.forEach(key -> verdicts.put(key.runId(), renew(handle, key, until)));
          return verdicts;
        });
  }

  /**
   * Replaces the progress of an attempt.
   *
   * @param progress JSON
   * @return false when the attempt does not hold the run
   */
  public boolean progress(AttemptKey key, String progress) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        update run set progress = :progress
                        where id = :id and attempt = :attempt and lease_hash = :lease
                          and state = 'running'
                        """)
                    .bind("progress", progress)
                    .bind("id", key.runId())
                    .bind("attempt", key.attempt())
                    .bind("lease", key.leaseHash())
                    .execute()
                == 1);
  }

  /** Looked up on every request, never remembered: the token dies with the lease. */
  public Optional<Job> job(String jobToken) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id, attempt, service from run"
                        + " where job_hash = :hash and state = 'running'")
                .bind("hash", Tokens.hash(jobToken))
                .map(
                    (row, context) ->
                        new Job(
                            row.getString("id"), row.getInt("attempt"), row.getString("service")))
                .findOne());
  }

  private static Verdict renew(Handle handle, AttemptKey key, long until) {
    return handle
        .createQuery(
            """
            update run set lease_until = :until, confirmed = 1
            where id = :id and attempt = :attempt and lease_hash = :lease and state = 'running'
            returning cancel
            """)
        .bind("until", until)
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("lease", key.leaseHash())
        .mapTo(Integer.class)
        .findOne()
        .map(cancel -> cancel == 1 ? Verdict.CANCEL : Verdict.CONTINUE)
        .orElse(Verdict.GONE);
  }
}
