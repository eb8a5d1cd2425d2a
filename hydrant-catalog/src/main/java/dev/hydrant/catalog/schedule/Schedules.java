package dev.hydrant.catalog.schedule;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.run.NewRun;
import dev.hydrant.catalog.run.RunQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Turns due times into runs: exactly one each, however many servers look. Whoever advances the row
 * queues the run, in the same transaction; everybody else finds the row advanced.
 */
public final class Schedules {
  /** So much later than due is still on time: servers are restarted. Less than the least period. */
  private static final Duration ON_TIME = Duration.ofMinutes(10);

  private static final int ROWS_A_TICK = 100;
  private static final int MOST_COUNTED = 10_000;

  private final Database database;
  private final DatabaseClock clock;
  private final RunQueue queue;
  private final Duration jitter;

  /**
   * What became of the due times of one look.
   *
   * @param queued runs that wait now
   * @param skipped pipelines whose run before has not ended
   * @param missed pipelines whose due times passed while no server was there
   * @param unusable pipelines whose schedule cannot be used; they rest from now on
   * @param more whether so many were due that another look is worth while at once
   */
  public record Ticked(
      List<NewRun> queued,
      List<String> skipped,
      List<String> missed,
      List<String> unusable,
      boolean more) {
    public Ticked {
      queued = List.copyOf(queued);
      skipped = List.copyOf(skipped);
      missed = List.copyOf(missed);
      unusable = List.copyOf(unusable);
    }

    public boolean isEmpty() {
      return queued.isEmpty() && skipped.isEmpty() && missed.isEmpty() && unusable.isEmpty();
    }
  }

  /** The step that a due row is to take. */
  private record Step(
      ScheduleRow row, long due, Optional<Long> next, long missed, Optional<NewRun> run) {
    /** No next time, so that it is not looked at again and again. */
    static Step rest(ScheduleRow row) {
      return new Step(row, row.nextDue().orElseThrow(), Optional.empty(), 0, Optional.empty());
    }
  }

  /**
   * @param jitter over which pipelines that are due at the same time are spread; each has its own
   *     place in it, always the same
   */
  public Schedules(Database database, DatabaseClock clock, RunQueue queue, Duration jitter) {
    this.database = database;
    this.clock = clock;
    this.queue = queue;
    this.jitter = jitter;
  }

  /**
   * Looks once, at a bounded number, so that heartbeats are not held up. What is wrong with one
   * pipeline's schedule is that pipeline's alone.
   */
  public Ticked tick(RunPlanner planner) {
    List<Step> steps = steps(planner);
    if (steps.isEmpty()) {
      return new Ticked(List.of(), List.of(), List.of(), List.of(), false);
    }
    return database.write(handle -> taken(handle, steps));
  }

  private Ticked taken(Handle handle, List<Step> steps) {
    List<NewRun> queued = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    long now = clock.now(handle);
    for (Step step : steps) {
      String pipeline = step.row().pipeline();
      if (!advance(handle, step)) {
        continue;
      }
      if (step.row().written().usable().isEmpty()) {
        unusable.add(pipeline);
      }
      if (step.missed() > 0) {
        missed.add(pipeline);
      }
      if (step.run().isPresent() && busy(handle, pipeline)) {
        skip(handle, pipeline, step.due());
        skipped.add(pipeline);
      } else if (step.run().isPresent()
          && queue.enqueueDue(handle, step.run().get(), step.due(), now)) {
        queued.add(step.run().get());
      }
    }
    return new Ticked(queued, skipped, missed, unusable, steps.size() == ROWS_A_TICK);
  }

  /** The schedule of a pipeline; empty when it was never deployed with one. */
  public Optional<ScheduleRow> of(String pipeline) {
    return database.read(handle -> ScheduleRow.find(handle, pipeline));
  }

  private List<Step> steps(RunPlanner planner) {
    Due due = due();
    List<Step> steps = new ArrayList<>();
    for (ScheduleRow row : due.rows()) {
      steps.add(
          row.written()
              .usable()
              .map(schedule -> step(row, schedule, due.now(), planner))
              .orElseGet(() -> Step.rest(row)));
    }
    return steps;
  }

  /** Rows whose time has come, at their own place in the jitter. */
  private record Due(long now, List<ScheduleRow> rows) {}

  private Due due() {
    return database.read(
        handle -> {
          long now = clock.now(handle);
          List<ScheduleRow> rows = new ArrayList<>();
          // Page by page: those whose place has not come must not hide those behind them.
          List<ScheduleRow> page = due(handle, now, Optional.empty());
          while (!page.isEmpty() && rows.size() < ROWS_A_TICK) {
            page.stream()
                .filter(row -> row.nextDue().orElseThrow() + offset(row.pipeline()) <= now)
                .limit(ROWS_A_TICK - rows.size())
                .forEach(rows::add);
            page =
                page.size() < ROWS_A_TICK
                    ? List.of()
                    : due(handle, now, Optional.of(page.get(page.size() - 1)));
          }
          return new Due(now, rows);
        });
  }

  private static List<ScheduleRow> due(Handle handle, long now, Optional<ScheduleRow> after) {
    return handle
        .createQuery(
            "select "
                + ScheduleRow.COLUMNS
                + " from schedule where active = 1 and next_due <= :now"
                + " and (next_due > :due or (next_due = :due and pipeline > :pipeline))"
                + " order by next_due, pipeline limit :limit")
        .bind("now", now)
        .bind("due", after.flatMap(ScheduleRow::nextDue).orElse(Long.MIN_VALUE))
        .bind("pipeline", after.map(ScheduleRow::pipeline).orElse(""))
        .bind("limit", ROWS_A_TICK)
        .map(ScheduleRow::map)
        .list();
  }

  /** Of several due times that have passed, the last one counts. */
  private Step step(ScheduleRow row, Schedule schedule, long now, RunPlanner planner) {
    long due = row.nextDue().orElseThrow();
    long passed = 0;
    Optional<Long> next = next(schedule, due);
    while (next.isPresent() && next.get() + offset(row.pipeline()) <= now) {
      due = next.get();
      next = passed < MOST_COUNTED ? next(schedule, due) : next(schedule, now);
      passed++;
    }
    boolean late = now - due - offset(row.pipeline()) > ON_TIME.toMillis();
    boolean run = !late || row.catchUp();
    Optional<NewRun> planned = run ? planner.plan(row.pipeline()) : Optional.empty();
    return new Step(row, due, next, passed + (run ? 0 : 1), planned);
  }

  private static Optional<Long> next(Schedule schedule, long after) {
    return schedule.next(Instant.ofEpochMilli(after)).map(Instant::toEpochMilli);
  }

  /** Whether this server is the one that advances the row. */
  private static boolean advance(Handle handle, Step step) {
    return handle
            .createUpdate(
                """
                update schedule set next_due = :next, missed = missed + :missed,
                  last_missed = case when :missed > 0 then :due else last_missed end
                where pipeline = :pipeline and active = 1 and next_due = :before
                """)
            .bind("next", step.next().orElse(null))
            .bind("missed", step.missed())
            .bind("due", step.due())
            .bind("pipeline", step.row().pipeline())
            .bind("before", step.row().nextDue().orElseThrow())
            .execute()
        == 1;
  }

  private static boolean busy(Handle handle, String pipeline) {
    return handle
        .createQuery(
            "select 1 from run where pipeline = :pipeline and state in ('queued', 'running')"
                + " limit 1")
        .bind("pipeline", pipeline)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void skip(Handle handle, String pipeline, long due) {
    handle
        .createUpdate(
            "update schedule set skipped = skipped + 1, last_skipped = :due"
                + " where pipeline = :pipeline")
        .bind("due", due)
        .bind("pipeline", pipeline)
        .execute();
  }

  private long offset(String pipeline) {
    return jitter.isZero() ? 0 : Math.floorMod(pipeline.hashCode(), jitter.toMillis() + 1);
  }
}
