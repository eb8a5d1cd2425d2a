package dev.hydrant.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was done to whom, and when; what became of the runs is added at the end. */
final class Timeline {
  /** A moment in epoch milliseconds; the database's clock is this machine's. */
  record Moment(long at, String what) {}

  private final List<Moment> moments = new ArrayList<>();

  synchronized long add(String what) {
    long now = System.currentTimeMillis();
    moments.add(new Moment(now, what));
    return now;
  }

  synchronized void add(Moment moment) {
    moments.add(moment);
  }

  /** In order, a line each. */
  synchronized Path write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(
          file,
          moments.stream()
              .sorted(Comparator.comparingLong(Moment::at))
              .map(moment -> Instant.ofEpochMilli(moment.at()) + " " + moment.what())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
