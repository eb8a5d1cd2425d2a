package dev.hydrant.runner.run;

import dev.hydrant.model.run.RunEvents.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The text of a run's log: {@code HH:mm:ss.SSS LEVEL message}, in UTC. */
final class LogLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  /** A longer line is cut: one line must not fill a chunk. */
  private static final int LONGEST = 16 * 1024;

  private LogLines() {}

  static String format(Instant time, Level level, String message) {
    String text = message.length() > LONGEST ? message.substring(0, LONGEST) + "… (cut)" : message;
    return TIME.format(time) + " " + level + " " + text + "\n";
  }
}
