package dev.hydrant.catalog.schedule;

import java.io.Serial;

/** A cron expression that cannot be used; the message is one sentence that names the field. */
public final class CronException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  CronException(String sentence) {
    super(sentence);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
