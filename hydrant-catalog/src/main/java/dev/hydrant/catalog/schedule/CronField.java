package dev.hydrant.catalog.schedule;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One of the five fields: what may stand in it, and what it then means. */
enum CronField {
  MINUTE("minute", 0, 59, List.of()),
  HOUR("hour", 0, 23, List.of()),
  DAY_OF_MONTH("day of month", 1, 31, List.of()),
  MONTH(
      "month",
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  DAY_OF_WEEK("day of week", 0, 6, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private final String label;
  private final int least;
  private final int most;
  private final List<String> names;

  CronField(String label, int least, int most, List<String> names) {
    this.label = label;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  String label() {
    return label;
  }

  /**
   * The values that a field's text stands for.
   *
   * @param any whether the text is a bare asterisk
   */
  record Values(boolean any, SortedSet<Integer> all) {
    int first() {
      return all.first();
    }

    /** As cron-utils reads it, without names and steps. */
    String plain() {
      return any
          ? "*"
          : all.stream().map(value -> Integer.toString(value)).collect(Collectors.joining(","));
    }
  }

  /**
   * @throws CronException naming this field
   */
  Values parse(String text) {
    SortedSet<Integer> values = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      addPart(part, values);
    }
    return new Values(text.equals("*"), values);
  }

  private void addPart(String part, SortedSet<Integer> values) {
    String[] halves = part.split("/", -1);
    if (halves.length > 2 || part.isEmpty()) {
      throw unusable(part);
    }
    int step = halves.length == 2 ? step(halves[1], part) : 1;
    String[] ends = halves[0].split("-", -1);
    int from = least;
    int to = most;
    if (!halves[0].equals("*")) {
      if (ends.length > 2) {
        throw unusable(part);
      }
      from = value(ends[0], part);
      to = ends.length == 2 ? value(ends[1], part) : halves.length == 2 ? most : from;
    }
    if (from > to) {
      throw new CronException(
          label + ": the range '" + part + "' runs backwards; write its values as a list.");
    }
    for (int value = from; value <= to; value += step) {
      values.add(value);
    }
  }

  private int step(String text, String part) {
    int step = number(text, part);
    if (step < 1 || step > most) {
      throw new CronException(
          label + ": the step of '" + part + "' must lie between 1 and " + most + ".");
    }
    return step;
  }

  private int value(String text, String part) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = named >= 0 ? named + least : number(text, part);
    if (value < least || value > most) {
      throw new CronException(
          label + ": " + value + " is not between " + least + " and " + most + "." + sunday(value));
    }
    return value;
  }

  private String sunday(int value) {
    return this == DAY_OF_WEEK && value == 7 ? " Sunday is 0." : "";
  }

  private int number(String text, String part) {
    if (text.isEmpty()
        || text.length() > 4
        || !text.chars().allMatch(each -> each >= '0' && each <= '9')) {
      throw unusable(part);
    }
    return Integer.parseInt(text);
  }

  private CronException unusable(String part) {
    String shown = part.length() > 40 ? part.substring(0, 40) + "…" : part;
    return new CronException(
        label
            + ": '"
            + shown
            + "' is not a value, list, range or step of "
            + least
            + " to "
            + most
            + (names.isEmpty() ? "" : " or " + names.get(0) + " to " + names.get(names.size() - 1))
            + ".");
  }
}
