package dev.hydrant.catalog.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An ingestion pipeline's {@code airflowConfig}, checked.
 *
 * @param schedule absent when the pipeline runs by hand alone
 * @param catchUp whether what was missed is run once when a server is back
 * @param retries further attempts after a failure that may pass
 * @param retryDelay before the first of them
 */
public record ScheduleConfig(
    Optional<Schedule> schedule,
    boolean paused,
    boolean catchUp,
    int retries,
    Duration retryDelay) {
  private static final String AT = "airflowConfig.";
  private static final int MOST_RETRIES = 20;
  private static final int LONGEST_DELAY = 86_400;
  private static final int DELAY = 300;

  /**
   * @param airflowConfig as the contract has it; what is absent has the contract's default
   * @throws HydrantException CONFIG_INVALID_VALUE naming the field
   */
  public static ScheduleConfig of(JsonNode airflowConfig) {
    number(airflowConfig, "workflowTimeout", 0, Integer.MAX_VALUE);
    return new ScheduleConfig(
        schedule(
            airflowConfig.path("scheduleInterval").asText("").strip(),
            airflowConfig.path("pipelineTimezone").asText("UTC").strip(),
            airflowConfig.path("startDate"),
            airflowConfig.path("endDate")),
        airflowConfig.path("pausePipeline").asBoolean(false),
        airflowConfig.path("pipelineCatchup").asBoolean(false),
        number(airflowConfig, "retries", 0, MOST_RETRIES),
        Duration.ofSeconds(number(airflowConfig, "retryDelay", DELAY, LONGEST_DELAY)));
  }

  /**
   * Reads what a form or a document says of a schedule.
   *
   * @param cron empty for none
   * @param start a date or a time, in text or epoch milliseconds; may be missing
   * @param end the same; a date includes its whole day
   * @throws HydrantException CONFIG_INVALID_VALUE naming the field
   */
  public static Optional<Schedule> schedule(
      String cron, String zone, JsonNode start, JsonNode end) {
    ZoneId known = zone(zone);
    Optional<Instant> from = time(start, known, "startDate", 0);
    Optional<Instant> until = time(end, known, "endDate", 1);
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw invalid("endDate", "it lies before the start date.");
    }
    if (cron.isEmpty() || cron.equals("null")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Schedule(Cron.parse(cron), known, from, until));
    } catch (CronException e) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          AT + "scheduleInterval: " + e.sentence(),
          "Such as 0 6 * * 1-5, or nothing to run by hand.",
          e);
    }
  }

  private static ZoneId zone(String zone) {
    String name = zone.isEmpty() || zone.equals("null") ? "UTC" : zone;
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw invalid(
          "pipelineTimezone", "'" + shown(name) + "' is not a time zone such as Europe/Berlin.");
    }
    return ZoneId.of(name);
  }

  private static Optional<Instant> time(JsonNode value, ZoneId zone, String field, int days) {
    if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
      return Optional.empty();
    }
    if (value.isIntegralNumber()) {
      return Optional.of(Instant.ofEpochMilli(value.asLong()));
    }
    String text = value.asText().strip();
    try {
      if (text.length() == 10) {
        Instant begin = LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
        return Optional.of(begin.minusMillis(days));
      }
      boolean placed = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d$");
      return Optional.of(
          placed
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          AT + field + ": '" + shown(text) + "' is not a date.",
          "Such as 2026-01-31 or 2026-01-31T06:00:00Z.",
          e);
    }
  }

  private static int number(JsonNode config, String field, int otherwise, int most) {
    JsonNode value = config.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > most) {
      throw invalid(field, "it must be a whole number from 0 to " + most + ".");
    }
    return value.asInt();
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static HydrantException invalid(String field, String why) {
    return new HydrantException(ErrorCode.CONFIG_INVALID_VALUE, AT + field + ": " + why);
  }
}
