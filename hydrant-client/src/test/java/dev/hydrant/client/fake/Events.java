package dev.hydrant.client.fake;

import dev.hydrant.model.run.RunEvents;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run tells. */
public final class Events implements RunEvents {
  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized void log(Level level, String message) {
    lines.add(level + " " + message);
  }

  @Override
  public void progress(String stage, long done, long total) {}

  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
