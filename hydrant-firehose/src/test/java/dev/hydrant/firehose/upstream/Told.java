package dev.hydrant.firehose.upstream;

import dev.hydrant.model.run.RunEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a run logs. */
public final class Told implements RunEvents {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void log(Level level, String message) {
    lines.add(level + " " + message);
  }

  @Override
  public void progress(String stage, long done, long total) {}

  public List<String> warnings() {
    return lines.stream().filter(line -> line.startsWith(Level.WARN.name())).toList();
  }

  public List<String> errors() {
    return lines.stream().filter(line -> line.startsWith(Level.ERROR.name())).toList();
  }

  public List<String> lines() {
    return lines;
  }
}
