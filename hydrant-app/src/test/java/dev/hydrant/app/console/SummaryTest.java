package dev.hydrant.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.PlannedStream;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RoleCounts;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The summary of a run")
class SummaryTest {
  private static final Map<String, FeatureState> FEATURES =
      Map.of(
          "dynamodb", FeatureState.READ,
          "glue", FeatureState.DENIED,
          "kafka", FeatureState.OFF,
          "producers.sns", FeatureState.PARTLY_READ);

  @Test
  @DisplayName("counts all that was read and written, and names what was not read")
  void everything() {
    assertThat(printed(Map.of("DescribeDeliveryStream", 12L, "ListDeliveryStreams", 1L), List.of()))
        .isEqualTo(
            """
            Read       12 listed, 9 described, 1 left out, 1 vanished, 1 failed
            Not read   glue (denied), producers.sns (in part)
            Calls      DescribeDeliveryStream 12 (2 throttled), ListDeliveryStreams 1
            Pipelines  9 taken: 1 new, 2 changed (1 restored), 5 unchanged, 1 failed; 3 deleted
            Lineage    4 edges written, 5 removed, 6 drawn by people kept
            Besides    7 labels added, 8 removed; 9 hourly statuses written
            Found      delivery 3
            External   delivery 2, change capture 1
            Unresolved AMBIGUOUS 1, DYNAMIC_ROUTING 2
            prod after 1.5 s: success, 0 errors, 1 warning
            """);
  }

  @Test
  @DisplayName("of a dry run claims nothing to be written")
  void dryRun() {
    PlannedStream stream =
        new PlannedStream("orders", "create", List.of(), List.of("a → b"), List.of(), List.of());

    assertThat(printed(Map.of(), List.of(stream)))
        .contains("Dry run   nothing was written.")
        .contains("Failed     1 streams could not be compared with the catalog")
        .doesNotContain("edges written", "statuses written", "Pipelines");
  }

  @Test
  @DisplayName("breaks long rows between two counts")
  void wide() {
    Map<String, Long> calls = new TreeMap<>();
    for (int i = 10; i < 40; i++) {
      calls.put("DescribeSomething" + i, 1L);
    }

    assertThat(printed(calls, List.of()).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
        .filteredOn(line -> line.contains("DescribeSomething"))
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(line).matches("(Calls)? +(DescribeSomething\\d\\d 1,? ?)+"));
  }

  private static String printed(Map<String, Long> calls, List<PlannedStream> plan) {
    Problem warning = new Problem(Severity.WARNING, ErrorCode.AWS_ACCESS_DENIED, "", "Denied.", "");
    ScanReport scan =
        new ScanReport(
            Optional.empty(),
            true,
            "",
            Set.of(),
            12,
            9,
            1,
            1,
            1,
            FEATURES,
            calls,
            Map.of("DescribeDeliveryStream", 2L),
            Map.of(),
            List.of(warning),
            0);
    Map<String, RoleCounts> roles =
        Map.of(
            "delivery", new RoleCounts(3, 2, Map.of("AMBIGUOUS", 1L)),
            "change_capture", new RoleCounts(0, 1, Map.of()));
    SinkReport sink =
        new SinkReport(
            9,
            1,
            2,
            5,
            1,
            3,
            1,
            4,
            5,
            6,
            7,
            8,
            9,
            roles,
            Map.of("DYNAMIC_ROUTING", 2L),
            plan,
            List.of(),
            0);
    RunReport report =
        new RunReport(
            RunState.SUCCESS,
            "prod",
            1.5,
            Optional.of(scan),
            Optional.of(sink),
            List.of(warning),
            List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Summary.print(report, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
