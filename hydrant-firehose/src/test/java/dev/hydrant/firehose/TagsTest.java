package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.tagging.OnceTagged;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class TagsTest {
  private static final String BULK = "GetResources";
  private static final String SINGLE = "ListTagsForDeliveryStream";

  private final RecordingEvents events = new RecordingEvents();
  private RecordingSink sink = new RecordingSink();

  private ScanReport scan(ConnectorFixture aws) {
    return scan(aws, bulk(aws), wanted(true, true));
  }

  private ScanReport scan(ConnectorFixture aws, Settings settings, PipelineSourceConfig config) {
    sink = new RecordingSink();
    return aws.wholeConnector(settings, config).scan(sink, events, new CancelSignal());
  }

  private static Settings bulk(ConnectorFixture aws) {
    return aws.settings().bulkTags(true).rate(BULK, 0);
  }

  /** Tags alone: neither lineage nor health. */
  private static PipelineSourceConfig wanted(boolean tags, boolean owners) {
    return new PipelineSourceConfig(
        Optional.empty(),
        false,
        owners,
        tags,
        null,
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private static StreamDocument stream(ConnectorFixture aws, String name) {
    return StreamDocument.named(aws.home, name).to(Destinations.extendedS3("lake", name + "/"));
  }

  private DeliveryStream taken(String name) {
    return sink.streams().stream()
        .map(scan -> scan.stream())
        .filter(stream -> stream.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void assertAllTags(ConnectorFixture aws) {
    assertThat(sink.names()).isEqualTo(aws.names);
    assertThat(sink.streams())
        .allSatisfy(
            scan ->
                assertThat(scan.stream().tags())
                    .contains(
                        aws.simulator.find(aws.home, scan.stream().name()).orElseThrow().tags()));
  }

  @Test
  void tags_of_a_hundred_streams_cost_one_call() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(1_000)) {
      ScanReport report = scan(aws);

      assertAllTags(aws);
      assertThat(sink.streams()).anyMatch(scan -> !scan.stream().tags().orElseThrow().isEmpty());
      assertThat(aws.calls(BULK)).isLessThanOrEqualTo(10);
      assertThat(aws.calls(SINGLE)).isZero();
      assertThat(report.problems()).isEmpty();
      assertThat(report.features()).containsEntry("tags", FeatureState.READ);
    }
  }

  @Test
  void a_stream_that_the_tagging_api_does_not_name_has_no_tags() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      aws.simulator.put(aws.home, stream(aws, "tagged").tag("team", "orders").build());
      aws.simulator.put(aws.home, stream(aws, "untagged").build());
      aws.simulator.put(aws.home, stream(aws, "once").build());
      aws.simulator.resources().put(new OnceTagged(aws.home, "once"));
      aws.simulator.resources().put(new OnceTagged(aws.home, "deleted-long-ago"));
      scan(aws);

      assertThat(taken("tagged").tags()).contains(Map.of("team", "orders"));
      assertThat(taken("untagged").tags()).contains(Map.of());
      assertThat(taken("once").tags()).contains(Map.of());
      assertThat(aws.calls(SINGLE)).isZero();
    }
  }

  @Test
  void tags_are_asked_for_stream_by_stream_when_bulk_reading_is_off() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(30)) {
      ScanReport report = scan(aws, aws.settings(), wanted(true, true));

      assertAllTags(aws);
      assertThat(aws.calls(BULK)).isZero();
      assertThat(aws.calls(SINGLE)).isEqualTo(30);
      assertThat(report.features()).containsEntry("tags", FeatureState.READ);
    }
  }

  @Test
  void a_denied_tagging_api_is_a_line_in_the_log_as_long_as_there_is_the_other_way()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(30)) {
      aws.simulator.deny(Set.of("tag:GetResources"));
      ScanReport report = scan(aws);

      assertAllTags(aws);
      assertThat(report.problems()).isEmpty();
      assertThat(events.lines(Level.WARN)).isEmpty();
      assertThat(events.lines(Level.INFO))
          .anySatisfy(line -> assertThat(line).contains("tag:GetResources", "stream by stream"));
      assertThat(report.features()).containsEntry("tags", FeatureState.READ);
    }
  }

  @Test
  void both_denied_is_one_warning_that_names_the_cheaper_permission_and_tags_stay_unknown()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(100)) {
      aws.simulator.deny(Set.of("tag:GetResources", "firehose:ListTagsForDeliveryStream"));
      ScanReport report = scan(aws);

      assertThat(report.described()).isEqualTo(100);
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                assertThat(problem.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
                assertThat(problem.stream()).isEmpty();
                assertThat(problem.message())
                    .contains("firehose:ListTagsForDeliveryStream", "tag:GetResources");
                assertThat(problem.advice()).contains("Allow tag:GetResources", "includeTags");
              });
      assertThat(sink.streams())
          .allSatisfy(
              scan -> {
                assertThat(scan.stream().tags()).isEmpty();
                assertThat(scan.stream().owners()).isEmpty();
              });
      assertThat(report.features()).containsEntry("tags", FeatureState.DENIED);
    }
  }

  @Test
  void the_permission_for_single_streams_is_not_missed_while_the_tagging_api_answers()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(30)) {
      aws.simulator.deny(Set.of("firehose:ListTagsForDeliveryStream"));
      ScanReport report = scan(aws);

      assertAllTags(aws);
      assertThat(report.problems()).isEmpty();
    }
  }

  @Test
  void a_tagging_api_that_knows_no_stream_of_the_account_is_not_believed() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      aws.simulator.put(aws.home, stream(aws, "a").build());
      aws.simulator.put(aws.home, stream(aws, "b").build());
      ScanReport report = scan(aws);

      assertThat(aws.calls(SINGLE)).isEqualTo(2);
      assertThat(taken("a").tags()).contains(Map.of());
      assertThat(report.problems()).isEmpty();
      assertThat(report.features()).containsEntry("tags", FeatureState.READ);
    }
  }

  @Test
  void throttles_and_faults_of_the_tagging_api_that_pass_cost_nothing() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(300)) {
      aws.faults(
          Fault.times(3, BULK, FaultKind.THROTTLE),
          Fault.times(2, BULK, FaultKind.INTERNAL),
          Fault.times(2, BULK, FaultKind.RESET));
      ScanReport report = scan(aws);

      assertAllTags(aws);
      assertThat(aws.calls(SINGLE)).isZero();
      assertThat(report.throttled()).containsEntry(BULK, 3L);
      assertThat(report.problems()).extracting(Problem::code).containsOnly(ErrorCode.AWS_THROTTLED);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"THROTTLE", "INTERNAL", "REPEATING", "NOT_FOUND"})
  void a_tagging_api_that_stays_broken_is_replaced_by_single_calls(FaultKind fault)
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(250)) {
      aws.faults(Fault.always(BULK, fault));
      ScanReport report = scan(aws);

      assertAllTags(aws);
      assertThat(aws.calls(SINGLE)).isPositive();
      assertThat(report.problems()).extracting(Problem::code).isSubsetOf(ErrorCode.AWS_THROTTLED);
      assertThat(report.features()).containsEntry("tags", FeatureState.READ);
    }
  }

  @Test
  void expired_credentials_at_the_tagging_api_end_the_scan() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(50)) {
      aws.faults(Fault.always(BULK, FaultKind.EXPIRED));
      ScanReport report = scan(aws);

      assertThat(report.described()).isZero();
      assertThat(report.problems())
          .extracting(Problem::code)
          .containsExactly(ErrorCode.AWS_CREDENTIALS_EXPIRED);
    }
  }

  @Test
  void a_stream_that_vanishes_after_the_bulk_reading_is_counted_and_no_failure()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(20)) {
      aws.faults(Fault.always("describe", FaultKind.NOT_FOUND).onStream(aws.names.get(4)));
      ScanReport report = scan(aws);

      assertThat(report.vanished()).isEqualTo(1);
      assertThat(report.described()).isEqualTo(19);
      assertThat(report.problems()).isEmpty();
    }
  }

  @Test
  void fifty_tags_empty_and_missing_values_unicode_and_keys_of_aws_all_come() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      StreamDocument full = stream(aws, "full");
      for (int i = 0; i < 46; i++) {
        full.tag("key-%02d".formatted(i), "value " + i);
      }
      full.tag("empty", "").tag("none", null).tag("größe", "データ 基盤").tag("z", "z");
      full.tag("aws:cloudformation:stack-name", "lake");
      aws.simulator.put(aws.home, full.build());
      for (Settings settings : Set.of(bulk(aws), aws.settings())) {
        scan(aws, settings, wanted(true, true));
        assertThat(taken("full").tags().orElseThrow())
            .hasSize(51)
            .containsEntry("empty", "")
            .containsEntry("none", "")
            .containsEntry("größe", "データ 基盤")
            .containsEntry("aws:cloudformation:stack-name", "lake");
      }
    }
  }

  @Test
  void new_tags_without_a_new_version_are_seen_by_the_next_run() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      aws.simulator.put(aws.home, stream(aws, "orders").tag("team", "a").tag("x", "1").build());
      scan(aws);
      Object version = taken("orders").facts().get("versionId");
      assertThat(taken("orders").owners()).containsExactly("a");

      aws.simulator.retag(aws.home, "orders", Map.of("team", "b"));
      scan(aws);
      assertThat(taken("orders").tags()).contains(Map.of("team", "b"));
      assertThat(taken("orders").owners()).containsExactly("b");
      assertThat(taken("orders").facts().get("versionId")).isEqualTo(version);
    }
  }

  @Test
  void owners_come_from_tags_in_both_ways_of_reading_them() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      aws.simulator.put(
          aws.home,
          stream(aws, "orders")
              .tag("Team", "orders-team")
              .tag("OWNER", "jane@example.com joe@example.com")
              .tag("owner", "jane@example.com")
              .tag("aws:cloudformation:owner", "stack")
              .tag("CostCenter", "4711")
              .build());
      for (Settings settings : Set.of(bulk(aws), aws.settings())) {
        scan(aws, settings, wanted(true, true));
        assertThat(taken("orders").owners())
            .containsExactly("jane@example.com", "joe@example.com", "orders-team");
      }
      scan(aws, bulk(aws).ownerTagKeys("cost center"), wanted(true, true));
      assertThat(taken("orders").owners()).containsExactly("4711");
      scan(aws, bulk(aws).ownerTagKeys(), wanted(true, true));
      assertThat(taken("orders").owners()).isEmpty();
    }
  }

  @Test
  void tags_are_read_for_owners_alone_and_then_not_handed_on() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      aws.simulator.put(aws.home, stream(aws, "orders").tag("owner", "jane").build());
      scan(aws, bulk(aws), wanted(false, true));
      assertThat(taken("orders").tags()).isEmpty();
      assertThat(taken("orders").owners()).containsExactly("jane");

      scan(aws, bulk(aws), wanted(true, false));
      assertThat(taken("orders").tags()).contains(Map.of("owner", "jane"));
      assertThat(taken("orders").owners()).isEmpty();
    }
  }

  @Test
  void nobody_is_asked_for_tags_when_neither_tags_nor_owners_are_wanted() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(10)) {
      ScanReport report = scan(aws, bulk(aws), wanted(false, false));

      assertThat(aws.calls(BULK) + aws.calls(SINGLE)).isZero();
      assertThat(report.features()).containsEntry("tags", FeatureState.OFF);
    }
  }
}
