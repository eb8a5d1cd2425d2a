package dev.hydrant.runner.run;

import dev.hydrant.runner.exec.RunExecutor.Execution;
import java.time.Duration;

/** Ends a child step by step: ask, signal, kill, with a pause before each next step. */
final class StopLadder {
  private enum Rung {
    NONE,
    ASKED,
    SIGNALLED,
    KILLED
  }

  private final Execution execution;
  private final long grace;
  private Rung rung = Rung.NONE;
  private long since;

  StopLadder(Execution execution, Duration grace) {
    this.execution = execution;
    this.grace = grace.toNanos();
  }

  /** Takes the next step when it is time. */
  void climb(StopReason reason, long now) {
    if (rung == Rung.NONE && reason.orderly()) {
      execution.cancel();
      step(Rung.ASKED, now);
    } else if (rung == Rung.NONE || rung == Rung.ASKED && (due(now) || !reason.orderly())) {
      execution.terminate();
      step(Rung.SIGNALLED, now);
    } else if (rung == Rung.SIGNALLED && due(now)) {
      execution.kill();
      step(Rung.KILLED, now);
    }
  }

  private boolean due(long now) {
    return now - since >= grace;
  }

  private void step(Rung next, long now) {
    rung = next;
    since = now;
  }
}
