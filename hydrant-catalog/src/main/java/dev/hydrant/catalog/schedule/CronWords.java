package dev.hydrant.catalog.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** Says a cron expression in English. */
final class CronWords {
  private static final int MOST_TIMES = 6;

  private CronWords() {}

  static String of(Cron.Fields fields) {
    String days = days(fields);
    String hours = hours(fields);
    if (fields.hour().all().size() > MOST_TIMES || evenlySpread(fields.hour().all()) > 0) {
      String every = Character.toUpperCase(hours.charAt(0)) + hours.substring(1);
      return days.equals("every day") ? every : every + ", " + days;
    }
    return Character.toUpperCase(days.charAt(0)) + days.substring(1) + " " + hours;
  }

  private static String hours(Cron.Fields fields) {
    SortedSet<Integer> hours = fields.hour().all();
    int minute = fields.minute().first();
    String past = minute == 0 ? "" : " at minute " + minute;
    if (hours.size() == 24) {
      return "every hour" + past;
    }
    int spread = evenlySpread(hours);
    if (spread > 0) {
      return "every " + spread + " hours" + past;
    }
    if (hours.size() > MOST_TIMES && hours.last() - hours.first() == hours.size() - 1) {
      return "every hour from " + time(hours.first(), minute) + " to " + time(hours.last(), minute);
    }
    return "at " + listed(hours.stream().map(hour -> time(hour, minute)).toList());
  }

  /** The hours between two runs, where the day is divided evenly from midnight on; else 0. */
  private static int evenlySpread(SortedSet<Integer> hours) {
    int count = hours.size();
    if (count < 3 || count == 24 || 24 % count != 0) {
      return 0;
    }
    int gap = 24 / count;
    return hours.stream().allMatch(hour -> hour % gap == 0) ? gap : 0;
  }

  private static String days(Cron.Fields fields) {
    boolean anyDay = fields.dayOfMonth().all().size() == 31;
    boolean anyWeekday = fields.dayOfWeek().all().size() == 7;
    String months = months(fields);
    if (anyDay && anyWeekday) {
      return "every day" + (months.isEmpty() ? "" : " in " + months);
    }
    String ofMonth =
        "on day "
            + listed(fields.dayOfMonth().all().stream().map(String::valueOf).toList())
            + " of "
            + (months.isEmpty() ? "every month" : months);
    if (anyWeekday) {
      return ofMonth;
    }
    String weekdays = weekdays(fields.dayOfWeek().all());
    if (anyDay) {
      return weekdays + (months.isEmpty() ? "" : " in " + months);
    }
    return ofMonth + " and " + weekdays;
  }

  private static String weekdays(SortedSet<Integer> days) {
    if (days.equals(new java.util.TreeSet<>(List.of(1, 2, 3, 4, 5)))) {
      return "every weekday";
    }
    List<String> names = new ArrayList<>();
    for (int day : days) {
      DayOfWeek named = DayOfWeek.of(day == 0 ? 7 : day);
      names.add(named.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
    return "every " + listed(names);
  }

  private static String months(Cron.Fields fields) {
    SortedSet<Integer> months = fields.month().all();
    return months.size() == 12
        ? ""
        : listed(
            months.stream()
                .map(month -> Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .toList());
  }

  private static String time(int hour, int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }

  private static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
