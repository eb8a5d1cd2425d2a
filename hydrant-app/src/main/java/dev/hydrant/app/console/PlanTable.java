package dev.hydrant.app.console;

import dev.hydrant.model.run.PlannedStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a dry run would do: a row a stream, its edges below it, the totals at the end. */
final class PlanTable {
  private static final int WIDEST = 64;

  private PlanTable() {}

  /**
   * @param plan empty unless the run was a dry one
   */
  static void print(List<PlannedStream> plan, PrintStream out) {
    if (plan.isEmpty()) {
      return;
    }
    int width =
        plan.stream().mapToInt(stream -> Math.min(WIDEST, stream.name().length())).max().orElse(0);
    for (PlannedStream stream : plan) {
      if (!stream.action().equals("unchanged") || !stream.unresolved().isEmpty()) {
        row(stream, width, out);
      }
    }
    Map<String, Long> actions =
        plan.stream()
            .collect(
                Collectors.groupingBy(PlannedStream::action, TreeMap::new, Collectors.counting()));
    out.println(
        "Dry run   nothing was written. Streams: "
            + actions.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "))
            + "; edges: "
            + count(plan, PlannedStream::edgesAdded)
            + " to write, "
            + count(plan, PlannedStream::edgesRemoved)
            + " to remove; "
            + count(plan, PlannedStream::unresolved)
            + " unresolved");
  }

  private static void row(PlannedStream stream, int width, PrintStream out) {
    String text = "%-10s%-" + Math.max(1, width) + "s  %s";
    out.println(
        text.formatted(stream.action(), stream.name(), String.join(", ", stream.changes()))
            .stripTrailing());
    stream.edgesAdded().forEach(edge -> out.println("        + " + edge));
    stream.edgesRemoved().forEach(edge -> out.println("        - " + edge));
    stream.unresolved().forEach(end -> out.println("        ? " + end));
  }

  private static long count(List<PlannedStream> plan, Function<PlannedStream, List<String>> of) {
    return plan.stream().mapToLong(stream -> of.apply(stream).size()).sum();
  }
}
