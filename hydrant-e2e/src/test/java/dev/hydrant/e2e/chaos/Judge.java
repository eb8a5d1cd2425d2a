package dev.hydrant.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.e2e.chaos.History.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of every run, whatever was killed, read from the history of all of them. */
record Judge(Scale scale, Map<String, List<Step>> runs, List<Cluster.Life> lives) {
  /** How finely time is looked at where two things must hold at once. */
  private static final long GRAIN = 100;

  /** The longest times that were seen, and how much was lost. */
  record Findings(
      Duration longestShownAfterLoss, Duration longestWaitBesideFree, int losses, int attempts) {}

  Findings judge() {
    everyDueTimeIsOneRun();
    everyRunEndsOnce();
    Findings findings =
        new Findings(
            shownAfterLoss(),
            waitingBesideFree(),
            runs.values().stream().mapToInt(steps -> last(steps).losses()).sum(),
            runs.values().stream().mapToInt(steps -> last(steps).attempt()).sum());
    assertThat(findings.longestShownAfterLoss())
        .as("shown as running after the runner vanished")
        .isLessThanOrEqualTo(scale.shownAfterLoss());
    assertThat(findings.longestWaitBesideFree())
        .as("waiting although a live runner is free")
        .isLessThanOrEqualTo(scale.waiting());
    return findings;
  }

  private void everyDueTimeIsOneRun() {
    Set<String> due = new HashSet<>();
    Set<String> pipelines = new HashSet<>();
    for (List<Step> steps : runs.values()) {
      Step first = steps.get(0);
      assertThat(due.add(first.pipeline() + " at " + first.dueAt()))
          .as("one run for the due time %s of %s", first.dueAt(), first.pipeline())
          .isTrue();
      pipelines.add(first.pipeline());
    }
    assertThat(runs).as("runs").hasSize(scale.runs());
    assertThat(pipelines).as("pipelines that ran").hasSize(scale.runs());
  }

  private void everyRunEndsOnce() {
    for (List<Step> steps : runs.values()) {
      assertThat(steps.stream().filter(Step::terminal))
          .as("terminal states of run %s: %s", last(steps).run(), steps)
          .hasSize(1);
      assertThat(last(steps).state())
          .as("the last state of run %s: %s", last(steps).run(), steps)
          .isEqualTo("success");
    }
  }

  /** From the death of a runner process to the next state of each run that it held. */
  private Duration shownAfterLoss() {
    long longest = 0;
    for (List<Step> steps : runs.values()) {
      for (int i = 0; i + 1 < steps.size(); i++) {
        if (steps.get(i).state().equals("running")) {
          long died = death(steps.get(i).instance());
          longest = Math.max(longest, steps.get(i + 1).at() - Math.max(died, steps.get(i).at()));
        }
      }
    }
    return Duration.ofMillis(longest);
  }

  private long death(String instance) {
    return lives.stream()
        .filter(life -> life.instance().equals(instance))
        .mapToLong(Cluster.Life::end)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private Duration waitingBesideFree() {
    List<Span> work = work();
    long longest = 0;
    for (List<Step> steps : runs.values()) {
      for (int i = 0; i + 1 < steps.size(); i++) {
        if (steps.get(i).state().equals("queued")) {
          long from = Math.max(steps.get(i).at(), steps.get(i).notBefore());
          longest = Math.max(longest, longestFree(work, from, steps.get(i + 1).at()));
        }
      }
    }
    return Duration.ofMillis(longest);
  }

  /** A run at a process, as the table shows it. */
  private record Span(String instance, long from, long to) {
    boolean at(long moment) {
      return from <= moment && moment < to;
    }
  }

  private List<Span> work() {
    List<Span> spans = new ArrayList<>();
    for (List<Step> steps : runs.values()) {
      for (int i = 0; i + 1 < steps.size(); i++) {
        if (steps.get(i).state().equals("running")) {
          spans.add(new Span(steps.get(i).instance(), steps.get(i).at(), steps.get(i + 1).at()));
        }
      }
    }
    return spans;
  }

  private long longestFree(List<Span> work, long from, long to) {
    long longest = 0;
    long free = 0;
    for (long moment = from; moment < to; moment += GRAIN) {
      free = anyFree(work, moment) ? free + GRAIN : 0;
      longest = Math.max(longest, free);
    }
    return longest;
  }

  private boolean anyFree(List<Span> work, long moment) {
    return lives.stream()
        .filter(life -> life.at(moment))
        .anyMatch(
            life ->
                work.stream()
                        .filter(span -> span.instance().equals(life.instance()) && span.at(moment))
                        .count()
                    < Cluster.SLOTS);
  }

  private static Step last(List<Step> steps) {
    return steps.get(steps.size() - 1);
  }
}
