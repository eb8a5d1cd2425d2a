package dev.hydrant.app.console;

import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.RoleCounts;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The end of a run in a few lines: what was read, what was not, written and left open. */
public final class Summary {
  /** What is switched off or was not needed is no news. */
  private static final Map<FeatureState, String> GAPS =
      new EnumMap<>(
          Map.of(
              FeatureState.PARTLY_READ, "in part",
              FeatureState.DENIED, "denied",
              FeatureState.FAILED, "failed"));

  private Summary() {}

  public static void print(RunReport report, PrintStream out) {
    Table table = new Table(out);
    report.scan().ifPresent(scan -> print(scan, table));
    report.sink().ifPresent(sink -> PlanTable.print(sink.plan(), out));
    report.sink().ifPresent(sink -> print(sink, table));
    out.printf(
        Locale.ROOT,
        "%s after %.1f s: %s, %s, %s%n",
        report.serviceName(),
        report.seconds(),
        report.state().wire(),
        count(report, Severity.ERROR, "error"),
        count(report, Severity.WARNING, "warning"));
  }

  private static String count(RunReport report, Severity severity, String word) {
    long count =
        report.problems().stream().filter(problem -> problem.severity() == severity).count();
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private static void print(ScanReport scan, Table table) {
    table.row(
        "Read",
        "%d listed, %d described, %d left out, %d vanished, %d failed%s"
            .formatted(
                scan.listed(),
                scan.described(),
                scan.filtered(),
                scan.vanished(),
                scan.failed(),
                scan.complete() ? "" : "; incomplete: " + scan.incompleteReason()));
    table.row(
        "Not read",
        scan.features().entrySet().stream()
            .filter(feature -> GAPS.containsKey(feature.getValue()))
            .map(feature -> feature.getKey() + " (" + GAPS.get(feature.getValue()) + ")")
            .toList());
    table.row(
        "Calls",
        scan.calls().entrySet().stream()
            .map(call -> call.getKey() + " " + call.getValue() + throttled(call.getKey(), scan))
            .toList());
  }

  private static String throttled(String operation, ScanReport scan) {
    long throttled = scan.throttled().getOrDefault(operation, 0L);
    return throttled == 0 ? "" : " (" + throttled + " throttled)";
  }

  private static void print(SinkReport sink, Table table) {
    if (sink.plan().isEmpty()) {
      written(sink, table);
    } else if (sink.failed() > 0) {
      table.row("Failed", sink.failed() + " streams could not be compared with the catalog");
    }
    table.row("Found", byRole(sink, RoleCounts::resolved));
    table.row("External", byRole(sink, RoleCounts::external));
    table.row("Unresolved", words(unresolved(sink)));
  }

  private static void written(SinkReport sink, Table table) {
    table.row(
        "Pipelines",
        "%d taken: %d new, %d changed%s, %d unchanged, %d failed; %d deleted"
            .formatted(
                sink.records(),
                sink.created(),
                sink.updated(),
                sink.restored() == 0 ? "" : " (" + sink.restored() + " restored)",
                sink.unchanged(),
                sink.failed(),
                sink.deleted()));
    table.row(
        "Lineage",
        "%d edges written, %d removed, %d drawn by people kept"
            .formatted(sink.edgesWritten(), sink.edgesRemoved(), sink.edgesKept()));
    table.row(
        "Besides",
        "%d labels added, %d removed; %d hourly statuses written"
            .formatted(sink.tagsAdded(), sink.tagsRemoved(), sink.statusesWritten()));
  }

  /** Roles in the order of their strength, in the words that stand on the edges. */
  private static List<String> byRole(SinkReport sink, ToLongFunction<RoleCounts> count) {
    return Arrays.stream(EdgeRole.values())
        .filter(role -> count.applyAsLong(sink.role(role.id())) > 0)
        .map(
            role ->
                role.label().toLowerCase(Locale.ROOT)
                    + " "
                    + count.applyAsLong(sink.role(role.id())))
        .toList();
  }

  private static Map<String, Long> unresolved(SinkReport sink) {
    Map<String, Long> counts = new TreeMap<>(sink.unresolved());
    sink.roles()
        .values()
        .forEach(role -> role.unresolved().forEach((why, n) -> counts.merge(why, n, Long::sum)));
    return counts;
  }

  private static List<String> words(Map<String, Long> counts) {
    return counts.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList();
  }
}
