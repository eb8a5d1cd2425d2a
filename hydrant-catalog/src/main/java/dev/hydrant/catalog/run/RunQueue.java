package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.workflow.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The way of a run from nothing to queued, and from queued to running. */
public final class RunQueue {
  /** Who asks for work. */
  public record Asker(String runner, String instance, Secret requestId, int slots) {}

  private static final int RACES = 5;

  private final Database database;
  private final DatabaseClock clock;
  private final Duration lease;
  private final Duration unconfirmed;

  /**
   * @param lease how long a lease holds without a further heartbeat
   * @param unconfirmed how long it holds without any
   */
  public RunQueue(Database database, DatabaseClock clock, Duration lease, Duration unconfirmed) {
    this.database = database;
    this.clock = clock;
    this.lease = lease;
    this.unconfirmed = unconfirmed;
  }

  /**
   * Queues a run that is due now. One that waits already is enough: asking twice before it starts
   * does not run it twice.
   *
   * @return the run that waits
   */
  public Run enqueueNow(NewRun run) {
    return database.write(
        handle -> {
          long now = clock.now(handle);
          return waiting(handle, run.pipeline())
              .orElseGet(
                  () -> {
                    insert(handle, run, free(handle, run.pipeline(), now), now);
                    return get(handle, run.id());
                  });
        });
  }

  /**
   * Queues a run for its due time.
   *
   * @return false when there is one for this time already, whoever put it there
   */
  public boolean enqueueDue(NewRun run, long dueAt) {
    return database.write(handle -> enqueueDue(handle, run, dueAt, clock.now(handle)));
  }

  /** The same inside a transaction that is open. */
  public boolean enqueueDue(Handle handle, NewRun run, long dueAt, long now) {
    return insert(handle, run, dueAt, now) == 1;
  }

  /**
   * Leases up to as many runs as the asker has slots for. The same request again gives the same
   * runs with the same tokens.
   */
  public List<LeasedRun> lease(Asker asker) {
    for (int race = 0; race < RACES; race++) {
      try {
        return database.write(handle -> leaseOnce(handle, asker));
      } catch (JdbiException e) {
        // Another server has just started a run of the same pipeline: look again.
        if (!database.dialect().isUniqueViolation(e)) {
          throw e;
        }
      }
    }
    return List.of();
  }

  /** Names of the runners that could take a run now. */
  public Set<String> wantedRunners() {
    return database.read(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(
                        "select distinct runner from run"
                            + " where state = 'queued' and not_before <= :now")
                    .bind("now", clock.now(handle))
                    .mapTo(String.class)
                    .list()));
  }

  private List<LeasedRun> leaseOnce(Handle handle, Asker asker) {
    String request = Tokens.hash(asker.requestId());
    List<Run> before = answered(handle, asker, request);
    if (!before.isEmpty() || asker.slots() == 0) {
      return granted(before, asker);
    }
    long now = clock.now(handle);
    Map<String, Run> onePerPipeline = new LinkedHashMap<>();
    candidates(handle, asker, now).forEach(run -> onePerPipeline.putIfAbsent(run.pipeline(), run));
    List<Run> taken =
        onePerPipeline.values().stream()
            .filter(run -> take(handle, run, asker, now))
            .map(run -> get(handle, run.id()))
            .toList();
    return granted(taken, asker);
  }

  private static List<LeasedRun> granted(List<Run> runs, Asker asker) {
    return runs.stream()
        .map(
            run ->
                new LeasedRun(
                    run,
                    Tokens.derived(Tokens.LEASE, asker.requestId(), run.id(), run.attempt()),
                    Tokens.derived(Tokens.JOB, asker.requestId(), run.id(), run.attempt())))
        .toList();
  }

  private static List<Run> answered(Handle handle, Asker asker, String request) {
    return handle
        .createQuery(
            "select "
                + RunRows.COLUMNS
                + " from run where lease_request = :request and instance = :instance"
                + " and state = 'running'")
        .bind("request", request)
        .bind("instance", asker.instance())
        .map(RunRows::map)
        .list();
  }

  /**
   * A person waits for a test or a listing, so these come first. A process that was cut off and has
   * lost a run does not get it back before it has told how its attempt ended, for as long as a
   * lease: what had ended meanwhile would be done twice.
   */
  private List<Run> candidates(Handle handle, Asker asker, long now) {
    return handle
        .createQuery(
            "select "
                + RunRows.COLUMNS
                + """
                 from run where state = 'queued' and runner = :runner and not_before <= :now
                 and not exists (select 1 from run other
                   where other.pipeline = run.pipeline and other.state = 'running')
                 and (run.outcome is not null or run.instance is null
                   or run.instance <> :instance or run.not_before <= :told)
                 and not exists (select 1 from runner_session ending
                   where ending.instance = :instance and ending.slots = 0)
                 order by case kind when 'ingest' then 1 else 0 end, due_at, id limit :slots
                """
                + database.dialect().skipLocked())
        .bind("runner", asker.runner())
        .bind("instance", asker.instance())
        .bind("told", now - lease.toMillis())
        .bind("now", now)
        .bind("slots", asker.slots())
        .map(RunRows::map)
        .list();
  }

  private boolean take(Handle handle, Run run, Asker asker, long now) {
    int attempt = run.attempt() + 1;
    boolean taken =
        handle
                .createUpdate(
                    """
                update run set state = 'running', attempt = :attempt, instance = :instance,
                  lease_request = :request, lease_hash = :lease, job_hash = :job,
                  lease_until = :until, confirmed = 0, outcome = null, reason = '', progress = null,
                  started_at = coalesce(started_at, :now)
                where id = :id and state = 'queued' and attempt = :attempt - 1
                """)
                .bind("id", run.id())
                .bind("attempt", attempt)
                .bind("instance", asker.instance())
                .bind("request", Tokens.hash(asker.requestId()))
                .bind("lease", tokenHash(Tokens.LEASE, asker, run.id(), attempt))
                .bind("job", tokenHash(Tokens.JOB, asker, run.id(), attempt))
                .bind("until", now + unconfirmed.toMillis())
                .bind("now", now)
                .execute()
            == 1;
    if (taken) {
      RunAttempts.begin(handle, run.id(), attempt, now);
    }
    return taken;
  }

  private static String tokenHash(String prefix, Asker asker, String runId, int attempt) {
    return Tokens.hash(Tokens.derived(prefix, asker.requestId(), runId, attempt));
  }

  private static Optional<Run> waiting(Handle handle, String pipeline) {
    return handle
        .createQuery(
            "select "
                + RunRows.COLUMNS
                + " from run where pipeline = :pipeline and state = 'queued' and attempt = 0"
                + " order by due_at limit 1")
        .bind("pipeline", pipeline)
        .map(RunRows::map)
        .findOne();
  }

  /** Two runs of one pipeline cannot be due in the same millisecond. */
  private static long free(Handle handle, String pipeline, long now) {
    return handle
        .createQuery(
            "select coalesce(max(due_at) + 1, 0) from run"
                + " where pipeline = :pipeline and due_at >= :now")
        .bind("pipeline", pipeline)
        .bind("now", now)
        .mapTo(Long.class)
        .map(next -> Math.max(now, next))
        .one();
  }

  private static int insert(Handle handle, NewRun run, long dueAt, long now) {
    return handle
        .createUpdate(
            """
            insert into run (id, pipeline, due_at, kind, service, runner, state, attempt, losses,
              retries, retry_delay, not_before, give_up_at, cancel, reason, log_bytes, chunks_lost,
              created_at)
            values (:id, :pipeline, :due, :kind, :service, :runner, 'queued', 0, 0,
              :retries, :delay, :due, :giveUp, 0, '', 0, 0, :now)
            on conflict do nothing
            """)
        .bind("id", run.id())
        .bind("pipeline", run.pipeline())
        .bind("due", dueAt)
        .bind("kind", RunRows.word(run.kind()))
        .bind("service", run.service())
        .bind("runner", run.runner())
        .bind("retries", run.retries())
        .bind("delay", run.retryDelay().toMillis())
        .bind("giveUp", Math.max(dueAt, now) + run.giveUp().toMillis())
        .bind("now", now)
        .execute();
  }

  private static Run get(Handle handle, String id) {
    return handle
        .createQuery("select " + RunRows.COLUMNS + " from run where id = :id")
        .bind("id", id)
        .map(RunRows::map)
        .one();
  }
}
