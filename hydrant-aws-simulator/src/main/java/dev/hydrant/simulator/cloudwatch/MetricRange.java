package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.FormMembers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The time that a call asks for, in minutes since the epoch.
 *
 * @param from inclusive, {@code to} exclusive
 */
record MetricRange(long from, long to, boolean ascending) {

  static MetricRange read(FormMembers input) {
    Instant start = time(input, "StartTime");
    Instant end = time(input, "EndTime");
    if (!start.isBefore(end)) {
      throw AwsException.of(
          "ValidationException",
          "The parameter StartTime must be less than the parameter EndTime.");
    }
    String scan = input.text("ScanBy").orElse("TimestampDescending");
    if (!scan.equals("TimestampDescending") && !scan.equals("TimestampAscending")) {
      throw AwsException.of(
          "ValidationException",
          "ScanBy must be one of TimestampDescending, TimestampAscending, not " + scan);
    }
    return new MetricRange(
        Math.floorDiv(start.getEpochSecond(), 60),
        Math.floorDiv(end.getEpochSecond() + 59, 60),
        scan.equals("TimestampAscending"));
  }

  /** Data of one minute is kept for 15 days, of five for 63, of an hour for 455. */
  static long oldest(long now, int periodSeconds) {
    int days = periodSeconds < 300 ? 15 : periodSeconds < 3600 ? 63 : 455;
    return now - Duration.ofDays(days).toMinutes();
  }

  private static Instant time(FormMembers input, String member) {
    String text =
        input
            .text(member)
            .orElseThrow(
                () ->
                    AwsException.of(
                        "MissingParameter", "The parameter " + member + " is required."));
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw AwsException.of("MalformedInput", "timestamp must follow ISO8601");
    }
  }
}
