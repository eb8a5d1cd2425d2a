package dev.hydrant.app.ingest;

import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.run.RunEvents;

/** Passes events on with every known secret masked: the one place that all of them go through. */
public record RedactedEvents(RunEvents events, Redactor redactor) implements RunEvents {
  @Override
  public void log(Level level, String message) {
    events.log(level, redactor.values(message));
  }

  @Override
  public void progress(String stage, long done, long total) {
    events.progress(stage, done, total);
  }
}
