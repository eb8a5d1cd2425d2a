package dev.hydrant.server.run;

import dev.hydrant.catalog.run.LogRetention;
import dev.hydrant.catalog.run.NewRun;
import dev.hydrant.catalog.run.RunQueue;
import dev.hydrant.catalog.run.RunReaper;
import dev.hydrant.catalog.schedule.RunPlanner;
import dev.hydrant.catalog.schedule.Schedules;
import dev.hydrant.server.run.desk.LeaseDesk;
import dev.hydrant.server.run.desk.RunNews;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by the clock: runs become due or are queued by another server, leases run out. One
 * look a second, jittered so that servers do not look in step, one sweep every five.
 */
public final class RunTicker {
  private static final Logger log = LoggerFactory.getLogger(RunTicker.class);
  private static final int LOOKS_A_SWEEP = 5;
  private static final int LOOKS_A_CLEANING = 600;

  private final RunQueue queue;
  private final RunReaper reaper;
  private final LeaseDesk desk;
  private final RunNews news;
  private final ScheduledExecutorService clock;
  private final Upkeep upkeep;
  private int looks;

  /**
   * What else comes by the clock.
   *
   * @param planner says what a due pipeline's run looks like
   * @param services goes on with services that get their first run by themselves
   */
  public record Upkeep(
      Schedules schedules, RunPlanner planner, LogRetention retention, Runnable services) {}

  public RunTicker(
      RunQueue queue,
      RunReaper reaper,
      LeaseDesk desk,
      RunNews news,
      ScheduledExecutorService clock,
      Upkeep upkeep) {
    this.queue = queue;
    this.reaper = reaper;
    this.desk = desk;
    this.news = news;
    this.clock = clock;
    this.upkeep = upkeep;
  }

  public void start() {
    long pause = ThreadLocalRandom.current().nextLong(800, 1_200);
    var unused = clock.schedule(this::tick, pause, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      look();
    } catch (RuntimeException e) {
      // The database may be away for a while; the next look finds what this one missed.
      log.warn("Runs could not be looked after: {}", e.toString());
    }
    if (!clock.isShutdown()) {
      start();
    }
  }

  private void look() {
    looks++;
    if (looks % LOOKS_A_SWEEP == 0) {
      RunReaper.Swept swept = reaper.sweep();
      swept.ended().forEach(news::ended);
      swept.requeued().forEach(news::changed);
      if (!swept.isEmpty()) {
        log.info("Runs put back: {}, ended: {}", swept.requeued(), swept.ended());
      }
    }
    if (looks % LOOKS_A_CLEANING == 1) {
      upkeep.retention().sweep();
    }
    if (!desk.idle()) {
      desk.wake(queue.wantedRunners());
    }
    // Last: whatever is wrong with a schedule must not keep leases from being looked after.
    due();
    upkeep.services().run();
  }

  private void due() {
    Schedules.Ticked ticked;
    do {
      ticked = upkeep.schedules().tick(upkeep.planner());
      tell(ticked);
    } while (ticked.more() && !clock.isShutdown());
  }

  private void tell(Schedules.Ticked ticked) {
    if (ticked.isEmpty()) {
      return;
    }
    log.info(
        "Runs due: {}; skipped, since the run before has not ended: {}; missed: {}",
        ticked.queued().size(),
        ticked.skipped(),
        ticked.missed());
    if (!ticked.unusable().isEmpty()) {
      log.warn(
          "Schedules that cannot be used, and rest: {}. GET"
              + " /api/v1/hydrant/ingestionPipelines/{id}/schedule says why.",
          ticked.unusable());
    }
    desk.wake(ticked.queued().stream().map(NewRun::runner).collect(Collectors.toSet()));
  }
}
