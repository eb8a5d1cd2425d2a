package dev.hydrant.firehose;

import dev.hydrant.model.run.RunEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a run tells. */
class RecordingEvents implements RunEvents {
  record Step(String stage, long done, long total) {}

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Step> steps = new CopyOnWriteArrayList<>();

  @Override
  public void log(Level level, String message) {
    lines.add(level + " " + message);
  }

  @Override
  public void progress(String stage, long done, long total) {
    steps.add(new Step(stage, done, total));
  }

  List<String> lines() {
    return lines;
  }

  List<String> lines(Level level) {
    return lines.stream().filter(line -> line.startsWith(level + " ")).toList();
  }

  List<Step> steps(String stage) {
    return steps.stream().filter(step -> step.stage().equals(stage)).toList();
  }
}
