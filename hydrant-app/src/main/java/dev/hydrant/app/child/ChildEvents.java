package dev.hydrant.app.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.work.ChildEvent;
import java.io.PrintStream;
import java.time.Clock;

/**
 * Writes events to standard output, one JSON document a line. Redaction happens on the finished
 * line, so that nothing can pass beside it.
 */
final class ChildEvents implements RunEvents {
  private final PrintStream out;
  private final ObjectMapper json;
  private final Clock clock;
  private final Redactor redactor;
  private final Level level;

  ChildEvents(PrintStream out, ObjectMapper json, Clock clock, Redactor redactor, Level level) {
    this.out = out;
    this.json = json;
    this.clock = clock;
    this.redactor = redactor;
    this.level = level;
  }

  /** The same channel once the secrets are known. */
  ChildEvents with(Redactor redactor) {
    return new ChildEvents(out, json, clock, redactor, level);
  }

  void emit(ChildEvent event) {
    try {
      String line = redactor.values(json.writeValueAsString(event));
      synchronized (out) {
        out.println(line);
        out.flush();
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  @Override
  public void log(Level level, String message) {
    if (level.compareTo(this.level) >= 0) {
      emit(new ChildEvent.Log(clock.instant(), level, message));
    }
  }

  @Override
  public void progress(String stage, long done, long total) {
    emit(new ChildEvent.Progress(stage, done, total));
  }
}
