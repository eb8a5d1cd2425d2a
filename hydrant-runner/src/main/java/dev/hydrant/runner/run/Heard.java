package dev.hydrant.runner.run;

import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.runner.RunProgress;
import dev.hydrant.model.work.ChildEvent;
import dev.hydrant.runner.exec.RunExecutor;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything a child has said: passed on as it comes, kept where the end needs it. */
final class Heard implements RunExecutor.Listener {
  private static final int LAST_LINES = 20;

  private final RunReporter reporter;
  private final Supplier<Instant> clock;
  private final List<TestStep> steps = new ArrayList<>();
  private final Deque<String> strays = new ArrayDeque<>();
  private List<String> names = List.of();
  private RunProgress progress = new RunProgress("start", 0, -1, List.of());
  private @Nullable RunReport report;

  Heard(RunReporter reporter, Supplier<Instant> clock) {
    this.reporter = reporter;
    this.clock = clock;
  }

  @Override
  public void event(ChildEvent event) {
    if (event instanceof ChildEvent.Log line) {
      reporter.line(LogLines.format(line.time(), line.level(), line.message()));
    } else {
      keep(event);
    }
  }

  @Override
  public void stray(String line) {
    synchronized (this) {
      strays.addLast(line);
      if (strays.size() > LAST_LINES) {
        strays.removeFirst();
      }
    }
    say(Level.WARN, "stderr: " + line);
  }

  @Override
  public void ended() {
    reporter.hurry();
  }

  /** Adds a line of the runner itself to the run's log. */
  void say(Level level, String message) {
    reporter.line(LogLines.format(clock.get(), level, message));
  }

  synchronized Optional<RunReport> report() {
    return Optional.ofNullable(report);
  }

  synchronized List<TestStep> steps() {
    return List.copyOf(steps);
  }

  synchronized List<String> names() {
    return names;
  }

  synchronized List<String> lastLines() {
    return List.copyOf(strays);
  }

  private synchronized void keep(ChildEvent event) {
    if (event instanceof ChildEvent.Progress now) {
      progress = new RunProgress(now.stage(), now.done(), now.total(), steps);
      reporter.progress(progress);
    } else if (event instanceof ChildEvent.Step ended) {
      steps.add(ended.step());
      progress = new RunProgress(progress.stage(), progress.done(), progress.total(), steps);
      reporter.progress(progress);
    } else if (event instanceof ChildEvent.Names found) {
      names = List.copyOf(found.names());
    } else if (event instanceof ChildEvent.Report end) {
      report = end.report();
    }
  }
}
