package dev.hydrant.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.app.ExitCode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The verdict on a run")
class VerdictTest {
  private static ScanReport scan(int failed, boolean complete, Severity severity, int problems) {
    return new ScanReport(
        Optional.empty(),
        complete,
        "",
        Set.of(),
        100,
        100 - failed,
        0,
        0,
        failed,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        IntStream.range(0, problems)
            .mapToObj(i -> new Problem(severity, ErrorCode.AWS_FAILED, "s" + i, "m", ""))
            .toList(),
        0);
  }

  private static SinkReport sink(long records) {
    return new SinkReport(
        records, records, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), List.of(), List.of(),
        0);
  }

  @ParameterizedTest
  @CsvSource({
    "0,SUCCESS",
    "5,PARTIAL_SUCCESS",
    "10,PARTIAL_SUCCESS",
    "11,FAILED",
    "100,FAILED",
  })
  @DisplayName("is partial success as long as enough streams succeeded")
  void threshold(int failed, RunState expected) {
    ScanReport scan = scan(failed, true, Severity.ERROR, failed);

    assertThat(Verdict.of(scan, sink(100 - failed), 90)).isEqualTo(expected);
  }

  @Test
  @DisplayName("is success with warnings, and never success after an incomplete listing")
  void warningsAndGaps() {
    assertThat(Verdict.of(scan(0, true, Severity.WARNING, 3), sink(100), 90))
        .isEqualTo(RunState.SUCCESS);
    assertThat(Verdict.of(scan(0, false, Severity.WARNING, 0), sink(100), 90))
        .isEqualTo(RunState.PARTIAL_SUCCESS);
    assertThat(Verdict.of(scan(0, false, Severity.ERROR, 1), sink(0), 90))
        .isEqualTo(RunState.FAILED);
  }

  @Test
  @DisplayName("of an empty account is success")
  void emptyAccount() {
    assertThat(Verdict.of(scan(0, true, Severity.ERROR, 0), sink(0), 90))
        .isEqualTo(RunState.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS,true,0", "PARTIAL_SUCCESS,true,3", "FAILED,true,1", "STOPPED,true,4",
    "SUCCESS,false,0", "PARTIAL_SUCCESS,false,0", "FAILED,false,0", "STOPPED,false,4",
  })
  @DisplayName("is an exit code, softened where raiseOnError is off")
  void exitCodes(RunState state, boolean raiseOnError, int expected) {
    assertThat(ExitCode.of(report(state, ErrorCode.AWS_FAILED), raiseOnError)).isEqualTo(expected);
  }

  @Test
  @DisplayName("of unusable input is 2 whatever raiseOnError says")
  void unusable() {
    assertThat(ExitCode.of(report(RunState.FAILED, ErrorCode.FILTER_INVALID), true)).isEqualTo(2);
    assertThat(ExitCode.of(report(RunState.FAILED, ErrorCode.FILTER_INVALID), false)).isEqualTo(2);
    assertThat(ExitCode.of(ErrorCode.PORT_IN_USE)).isEqualTo(2);
    assertThat(ExitCode.of(ErrorCode.AWS_ACCESS_DENIED)).isEqualTo(1);
  }

  private static RunReport report(RunState state, ErrorCode code) {
    return new RunReport(
        state,
        "s",
        1,
        Optional.empty(),
        Optional.empty(),
        List.of(new Problem(Severity.ERROR, code, "", "m", "")),
        List.of());
  }
}
