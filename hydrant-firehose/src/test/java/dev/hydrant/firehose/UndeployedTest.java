package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code includeUnDeployedPipelines}: "if set to false, only deployed pipelines". */
@Timeout(60)
class UndeployedTest {
  private static final List<String> STATUSES =
      List.of("ACTIVE", "CREATING", "CREATING_FAILED", "DELETING", "DELETING_FAILED");

  private final RecordingEvents events = new RecordingEvents();
  private final RecordingSink sink = new RecordingSink();
  private final ConnectorFixture aws;

  UndeployedTest() throws IOException {
    aws = new ConnectorFixture(0);
  }

  @BeforeEach
  void streams() {
    for (String status : STATUSES) {
      aws.simulator.put(
          aws.home,
          StreamDocument.named(aws.home, name(status))
              .to(Destinations.extendedS3("lake", "x/"))
              .status(status)
              .build());
    }
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static String name(String status) {
    return status.toLowerCase(Locale.ROOT);
  }

  private ScanReport scan(Boolean includeUndeployed) {
    PipelineSourceConfig config =
        new PipelineSourceConfig(
            Optional.empty(),
            false,
            null,
            null,
            includeUndeployed,
            null,
            null,
            null,
            Optional.empty(),
            Optional.empty(),
            0);
    return aws.wholeConnector(aws.settings(), config).scan(sink, events, new CancelSignal());
  }

  @Test
  void all_streams_come_by_default_and_only_active_ones_are_active() {
    ScanReport report = scan(true);

    assertThat(sink.names()).hasSize(5);
    assertThat(sink.streams())
        .filteredOn(scan -> scan.stream().active())
        .extracting(scan -> scan.stream().name())
        .containsExactly("active");
    assertThat(report.filtered()).isZero();
  }

  @Test
  void only_active_streams_come_when_only_deployed_ones_are_wanted() {
    ScanReport report = scan(false);

    assertThat(sink.names()).containsExactly("active");
    assertThat(report.described()).isEqualTo(1);
    assertThat(report.filtered()).isEqualTo(4);
    assertThat(report.failed() + report.vanished()).isZero();
    assertThat(report.complete()).isTrue();
    assertThat(report.problems()).isEmpty();
    assertThat(events.lines(Level.DEBUG))
        .contains("DEBUG creating_failed is left out: its status is CREATING_FAILED, not ACTIVE.");
  }

  @Test
  void what_is_left_out_was_listed_and_so_does_not_count_as_gone() {
    assertThat(scan(false).names())
        .containsExactlyInAnyOrderElementsOf(STATUSES.stream().map(UndeployedTest::name).toList());
  }

  @Test
  void no_further_call_is_spent_on_what_is_left_out() {
    scan(false);
    assertThat(aws.calls("ListTagsForDeliveryStream")).isEqualTo(1);
  }
}
