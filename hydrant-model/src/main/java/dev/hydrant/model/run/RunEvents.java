package dev.hydrant.model.run;

/** What a run tells while it goes on. Implementations are thread-safe and do not block for long. */
public interface RunEvents {
  /** Levels of a run's log, in order of weight. */
  enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /** One line for the log. */
  void log(Level level, String message);

  /**
   * How far a stage is.
   *
   * @param stage list, describe, health, write, finish
   * @param total -1 while it is not known
   */
  void progress(String stage, long done, long total);
}
