package dev.hydrant.app.console;

import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunEvents;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A run as a person at a terminal sees it: a bar that moves where there is a terminal, a line a
 * tenth of the work elsewhere; one line for each message.
 */
public final class Console implements RunEvents, AutoCloseable {
  private final Lines lines;
  private final boolean terminal;
  private final Level level;
  private @Nullable ProgressBar bar;
  private String stage = "";
  private long lastTenth = -1;

  /** Where lines go. */
  @FunctionalInterface
  public interface Lines {
    void line(Level level, String message);

    /** As a person reads them. */
    static Lines of(PrintStream out, Clock clock) {
      return (level, message) -> {
        LocalTime now =
            LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.MILLIS);
        out.printf("%tT.%<tL %-5s %s%n", now, level, message);
      };
    }
  }

  /**
   * @param terminal whether a bar can be moved
   */
  public Console(Lines lines, boolean terminal, Level level) {
    this.lines = lines;
    this.terminal = terminal;
    this.level = level;
  }

  @Override
  public synchronized void log(Level level, String message) {
    if (level.compareTo(this.level) >= 0) {
      lines.line(level, message);
    }
  }

  @Override
  public synchronized void progress(String stage, long done, long total) {
    if (Level.INFO.compareTo(level) < 0) {
      return;
    }
    if (!stage.equals(this.stage)) {
      endBar();
      this.stage = stage;
      lastTenth = -1;
    }
    if (terminal) {
      moveBar(done, total);
    } else {
      line(done, total);
    }
  }

  /** An error that ends a command: code, sentence, advice. */
  public static void error(PrintStream out, HydrantException e) {
    out.println("Error " + e.code() + ": " + e.text());
    if (!e.advice().isEmpty()) {
      out.println("  " + e.advice());
    }
  }

  @Override
  public synchronized void close() {
    endBar();
  }

  private void line(long done, long total) {
    if (total <= 0) {
      return;
    }
    long tenth = done * 10 / total;
    if (tenth > lastTenth) {
      lastTenth = tenth;
      log(Level.INFO, stage + " " + done + " of " + total);
    }
  }

  private void moveBar(long done, long total) {
    ProgressBar current = bar;
    if (current == null) {
      current =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
      bar = current;
    }
    current.maxHint(total);
    current.stepTo(done);
  }

  private void endBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
