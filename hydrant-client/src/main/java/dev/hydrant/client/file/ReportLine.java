package dev.hydrant.client.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.ScanReport;
import java.util.Comparator;

/**
 * Writes what a scan covered as one JSON object. Left out is all that differs between two runs over
 * the same account: times, attempts, throttling, the order of problems.
 */
final class ReportLine {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::stream)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::code)
          .thenComparing(Problem::message);

  private final ObjectMapper json;

  ReportLine(ObjectMapper json) {
    this.json = json;
  }

  ObjectNode write(ScanReport scan) {
    ObjectNode line = json.createObjectNode();
    line.put("v", StreamLine.VERSION).put("kind", "report");
    scan.scope().ifPresent(scope -> line.set("scope", json.valueToTree(scope)));
    line.put("complete", scan.complete());
    if (!scan.incompleteReason().isEmpty()) {
      line.put("incompleteReason", scan.incompleteReason());
    }
    line.put("listed", scan.listed()).put("described", scan.described());
    line.put("filtered", scan.filtered()).put("vanished", scan.vanished());
    line.put("failed", scan.failed());
    ArrayNode problems = line.putArray("problems");
    scan.problems().stream().sorted(ORDER).forEach(p -> problems.add(json.valueToTree(p)));
    if (scan.problemsDropped() > 0) {
      line.put("problemsDropped", scan.problemsDropped());
    }
    return line;
  }
}
