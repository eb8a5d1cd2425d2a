package dev.hydrant.app.console;

import dev.hydrant.model.run.RoleCounts;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The end of a run in a few lines: one line a problem, then what was read, written and left open.
 */
public final class Summary {
  private Summary() {}

  public static void print(RunReport report, PrintStream out) {
    report.scan().ifPresent(scan -> print(scan, out));
    report.sink().ifPresent(sink -> PlanTable.print(sink.plan(), out));
    report.sink().ifPresent(sink -> print(sink, out));
    out.printf(
        "%s after %.1f s: %s, %d errors, %d warnings%n",
        report.serviceName(),
        report.seconds(),
        report.state().wire(),
        count(report, Severity.ERROR),
        count(report, Severity.WARNING));
  }

  private static long count(RunReport report, Severity severity) {
    return report.problems().stream().filter(problem -> problem.severity() == severity).count();
  }

  private static void print(ScanReport scan, PrintStream out) {
    out.printf(
        "Read      %d listed, %d described, %d filtered, %d vanished, %d failed%s%n",
        scan.listed(),
        scan.described(),
        scan.filtered(),
        scan.vanished(),
        scan.failed(),
        scan.complete() ? "" : "; incomplete: " + scan.incompleteReason());
    out.println(
        "Calls     "
            + scan.calls().entrySet().stream()
                .map(call -> call.getKey() + " " + call.getValue() + throttled(call.getKey(), scan))
                .collect(Collectors.joining(", ")));
  }

  private static String throttled(String operation, ScanReport scan) {
    long throttled = scan.throttled().getOrDefault(operation, 0L);
    return throttled == 0 ? "" : " (" + throttled + " throttled)";
  }

  private static void print(SinkReport sink, PrintStream out) {
    out.printf(
        "Pipelines %d taken: %d new, %d changed%s, %d unchanged, %d failed; %d deleted%n",
        sink.records(),
        sink.created(),
        sink.updated(),
        sink.restored() == 0 ? "" : " (" + sink.restored() + " restored)",
        sink.unchanged(),
        sink.failed(),
        sink.deleted());
    out.printf(
        "Lineage   %d edges written, %d removed, %d drawn by people kept%n",
        sink.edgesWritten(), sink.edgesRemoved(), sink.edgesKept());
    line("Resolved ", byRole(sink, RoleCounts::resolved), out);
    line("External ", byRole(sink, RoleCounts::external), out);
    line("Unresolved", unresolved(sink), out);
  }

  private static Map<String, Long> byRole(SinkReport sink, ToLongFunction<RoleCounts> count) {
    Map<String, Long> counts = new TreeMap<>();
    sink.roles()
        .forEach(
            (role, each) -> {
              if (count.applyAsLong(each) > 0) {
                counts.put(role, count.applyAsLong(each));
              }
            });
    return counts;
  }

  private static Map<String, Long> unresolved(SinkReport sink) {
    Map<String, Long> counts = new TreeMap<>(sink.unresolved());
    sink.roles()
        .values()
        .forEach(role -> role.unresolved().forEach((why, n) -> counts.merge(why, n, Long::sum)));
    return counts;
  }

  private static void line(String title, Map<String, Long> counts, PrintStream out) {
    if (!counts.isEmpty()) {
      out.println(
          title
              + " "
              + counts.entrySet().stream()
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }
}
