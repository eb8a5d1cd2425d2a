package dev.hydrant.catalog.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A cron expression of five fields, as the product's form takes them: minute, hour, day of month,
 * month, day of week, with lists, ranges, steps and English names; Sunday is 0. Where both days are
 * given, either is enough. Nothing that runs more often than once an hour.
 */
public final class Cron {
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2024, 1, 1, 0, 0);

  /** What the five fields stand for. */
  record Fields(
      CronField.Values minute,
      CronField.Values hour,
      CronField.Values dayOfMonth,
      CronField.Values month,
      CronField.Values dayOfWeek) {
    /** Without names, steps and ranges: what cron-utils cannot misread. */
    String plain() {
      return String.join(
          " ", minute.plain(), hour.plain(), dayOfMonth.plain(), month.plain(), dayOfWeek.plain());
    }
  }

  private final String text;
  private final Fields fields;
  private final ExecutionTime times;

  private Cron(String text, Fields fields, ExecutionTime times) {
    this.text = text;
    this.fields = fields;
    this.times = times;
  }

  /**
   * @throws CronException when it is not such an expression, runs more often than hourly, or never
   */
  public static Cron parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 5 || text.length() > 200) {
      throw new CronException(
          "A schedule has five fields with one blank between them: minute, hour, day of month,"
              + " month, day of week.");
    }
    Fields fields =
        new Fields(
            CronField.MINUTE.parse(parts[0]),
            CronField.HOUR.parse(parts[1]),
            CronField.DAY_OF_MONTH.parse(parts[2]),
            CronField.MONTH.parse(parts[3]),
            CronField.DAY_OF_WEEK.parse(parts[4]));
    if (fields.minute().all().size() > 1) {
      throw new CronException(
          "minute: '"
              + parts[0]
              + "' runs more often than once an hour; give one minute, such as 0.");
    }
    Cron cron = new Cron(text, fields, times(fields));
    if (cron.nextLocal(ANY_TIME).isEmpty()) {
      throw new CronException("day of month: no month that is given has such a day.");
    }
    return cron;
  }

  /** As it was given. */
  public String text() {
    return text;
  }

  /** For people, such as {@code Every weekday at 06:30}. */
  public String words() {
    return CronWords.of(fields);
  }

  /** The first matching wall-clock time after another. */
  Optional<LocalDateTime> nextLocal(LocalDateTime after) {
    // In UTC no hour is skipped or repeated: zones are the business of the schedule.
    return times
        .nextExecution(ZonedDateTime.of(after, ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }

  private static ExecutionTime times(Fields fields) {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return ExecutionTime.forCron(parser.parse(fields.plain()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron cron && cron.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
