package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.firehose.discover.StreamMapper;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScanTest {
  private static final String DESCRIBE = "DescribeDeliveryStream";
  private static final String LIST = "ListDeliveryStreams";
  private static final String TAGS = "ListTagsForDeliveryStream";

  private final RecordingEvents events = new RecordingEvents();
  private final RecordingSink sink = new RecordingSink();
  private final CancelSignal cancel = new CancelSignal();

  private ScanReport scan(FirehoseConnector connector) {
    return connector.scan(sink, events, cancel);
  }

  @Test
  void every_stream_arrives_once_in_the_order_of_the_listing() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(300)) {
      ScanReport report = scan(aws.connector());

      assertThat(sink.names()).isEqualTo(aws.names);
      assertThat(report.listed()).isEqualTo(300);
      assertThat(report.described()).isEqualTo(300);
      assertThat(report.names()).containsExactlyElementsOf(aws.names);
      assertThat(report.complete()).isTrue();
      assertThat(report.incompleteReason()).isEmpty();
      assertThat(report.failed() + report.filtered() + report.vanished()).isZero();
      assertThat(report.scope())
          .contains(new AwsScope("aws", aws.account.id(), ConnectorFixture.REGION));
      assertThat(report.problems()).isEmpty();
      assertThat(report.seconds()).containsOnlyKeys("list", "describe");
    }
  }

  @Test
  void counts_the_calls_that_aws_counts() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(20)) {
      aws.faults(
          Fault.times(3, "describe", FaultKind.THROTTLE),
          Fault.times(2, "tags", FaultKind.INTERNAL));
      ScanReport report = scan(aws.connector());

      assertThat(report.calls()).isEqualTo(Map.of(LIST, 1L, DESCRIBE, 23L, TAGS, 22L));
      assertThat(report.throttled()).isEqualTo(Map.of(DESCRIBE, 3L));
      report
          .calls()
          .forEach((operation, calls) -> assertThat(aws.calls(operation)).isEqualTo(calls));
    }
  }

  @Test
  void listings_of_several_pages_are_read_to_the_end() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(2_001)) {
      ScanReport report = scan(aws.connector(ConnectorFixture.tags(false)));

      assertThat(sink.names()).isEqualTo(aws.names);
      assertThat(report.calls()).containsEntry(LIST, 3L);
      assertThat(report.complete()).isTrue();
    }
  }

  @Test
  void tags_come_along_and_are_not_asked_for_when_they_are_not_wanted() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(12)) {
      scan(aws.connector(ConnectorFixture.tags(false)));
      assertThat(aws.calls(TAGS)).isZero();
      assertThat(sink.streams()).allSatisfy(s -> assertThat(s.stream().tags()).isEmpty());

      RecordingSink tagged = new RecordingSink();
      aws.connector(ConnectorFixture.tags(true)).scan(tagged, events, cancel);
      assertThat(tagged.streams())
          .allSatisfy(
              s ->
                  assertThat(s.stream().tags())
                      .contains(
                          aws.simulator.find(aws.home, s.stream().name()).orElseThrow().tags()));
      assertThat(tagged.streams())
          .anySatisfy(s -> assertThat(s.stream().tags().orElseThrow()).isNotEmpty());
    }
  }

  @Test
  void leaving_lineage_out_reaches_the_mapper() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      scan(aws.connector(ConnectorFixture.sourceConfig(false, false)));
      assertThat(sink.streams()).hasSize(3).allMatch(scan -> !scan.lineageIncluded());
    }
  }

  @Test
  void filtered_streams_are_counted_and_explained_and_not_described() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(10)) {
      String out = aws.names.get(4);
      ScanReport report = scan(aws.connector(new FilterPattern(null, List.of("^" + out + "$"))));

      assertThat(sink.names()).hasSize(9).doesNotContain(out);
      assertThat(report.filtered()).isEqualTo(1);
      assertThat(report.names()).contains(out);
      assertThat(aws.calls(DESCRIBE)).isEqualTo(9);
      assertThat(events.lines(Level.DEBUG))
          .contains("DEBUG " + out + " is filtered out: exclude pattern '^" + out + "$' matches.");
    }
  }

  @Test
  void a_filter_that_leaves_nothing_still_tells_the_account() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(5)) {
      ScanReport report = scan(aws.connector(new FilterPattern(List.of("nothing-like-it"), null)));

      assertThat(report.filtered()).isEqualTo(5);
      assertThat(report.described()).isZero();
      assertThat(report.scope().orElseThrow().account()).isEqualTo(aws.account.id());
      assertThat(events.lines(Level.DEBUG)).anyMatch(l -> l.contains("no include pattern matches"));
    }
  }

  @Test
  void a_region_without_streams_is_a_complete_scan() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      ScanReport report = scan(aws.connector());

      assertThat(report.complete()).isTrue();
      assertThat(report.listed()).isZero();
      assertThat(report.scope().orElseThrow().account()).isEqualTo(aws.account.id());
    }
  }

  @Test
  void an_account_that_cannot_be_found_out_is_no_failure() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      aws.faults(Fault.always("identity", FaultKind.DENIED));
      ScanReport report = scan(aws.connector());

      assertThat(report.scope()).isEmpty();
      assertThat(report.problems()).isEmpty();
    }
  }

  @Test
  void streams_that_vanish_before_describe_or_before_tags_are_counted_and_no_failure()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(10)) {
      aws.faults(
          Fault.always("describe", FaultKind.NOT_FOUND).onStream(aws.names.get(2)),
          Fault.always("tags", FaultKind.NOT_FOUND).onStream(aws.names.get(7)));
      ScanReport report = scan(aws.connector());

      assertThat(report.vanished()).isEqualTo(2);
      assertThat(report.described()).isEqualTo(8);
      assertThat(report.failed()).isZero();
      assertThat(report.problems()).isEmpty();
      assertThat(report.names()).contains(aws.names.get(2), aws.names.get(7));
    }
  }

  @Test
  void a_denied_stream_is_one_error_with_advice_and_the_others_go_on() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(10)) {
      String denied = aws.names.get(3);
      aws.faults(Fault.always("describe", FaultKind.DENIED).onStream(denied));
      ScanReport report = scan(aws.connector());

      assertThat(report.failed()).isEqualTo(1);
      assertThat(report.described()).isEqualTo(9);
      assertThat(report.complete()).isTrue();
      Problem problem = report.problems().get(0);
      assertThat(problem.severity()).isEqualTo(Severity.ERROR);
      assertThat(problem.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
      assertThat(problem.stream()).isEqualTo(denied);
      assertThat(problem.message()).contains("firehose:DescribeDeliveryStream", "user/simulated");
      assertThat(problem.advice()).isNotEmpty();
      assertThat(events.lines(Level.ERROR)).singleElement().asString().contains(denied);
    }
  }

  @Test
  void denied_tags_are_one_warning_and_soon_no_more_asked_for() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(200)) {
      aws.faults(Fault.always("tags", FaultKind.DENIED));
      ScanReport report = scan(aws.connector());

      assertThat(report.described()).isEqualTo(200);
      assertThat(report.failed()).isZero();
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                assertThat(problem.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
                assertThat(problem.message()).contains("firehose:ListTagsForDeliveryStream");
                assertThat(problem.advice()).contains("includeTags");
              });
      // Those already under way when the fifth denial came are not called back.
      assertThat(aws.calls(TAGS)).isLessThan(5 + 64);
    }
  }

  @Test
  void tags_denied_to_a_few_streams_leave_the_tags_of_the_others() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(100)) {
      Fault[] faults =
          aws.names.subList(90, 97).stream()
              .map(name -> Fault.always("tags", FaultKind.DENIED).onStream(name))
              .toArray(Fault[]::new);
      ScanReport report = scan(aws.faults(faults).connector());

      assertThat(report.problems()).hasSize(1);
      assertThat(aws.calls(TAGS)).isEqualTo(100);
    }
  }

  @Test
  void tags_that_fail_otherwise_are_a_warning_of_their_stream() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(5)) {
      String broken = aws.names.get(1);
      aws.faults(Fault.always("tags", FaultKind.INTERNAL).onStream(broken));
      ScanReport report = scan(aws.connector());

      assertThat(report.described()).isEqualTo(5);
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                assertThat(problem.stream()).isEqualTo(broken);
              });
    }
  }

  @Test
  void a_storm_of_throttles_is_outlasted_and_told_once() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(200)) {
      Fault[] storm =
          aws.names.stream()
              .flatMap(
                  name ->
                      Stream.of(
                          Fault.times(3, "describe", FaultKind.THROTTLE).onStream(name),
                          Fault.times(3, "tags", FaultKind.LIMIT).onStream(name)))
              .toArray(Fault[]::new);
      ScanReport report = scan(aws.faults(storm).connector());

      assertThat(sink.names()).isEqualTo(aws.names);
      assertThat(report.throttled()).isEqualTo(Map.of(DESCRIBE, 600L, TAGS, 600L));
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                assertThat(problem.code()).isEqualTo(ErrorCode.AWS_THROTTLED);
              });
      assertThat(events.lines(Level.WARN)).hasSize(1);
    }
  }

  @Test
  void a_throttled_operation_is_called_more_slowly_and_says_that_others_share_the_quota()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(30)) {
      aws.faults(Fault.times(1, "describe", FaultKind.THROTTLE));
      Settings limited = aws.settings().rate(DESCRIBE, 400);
      ScanReport report = aws.connector(limited).scan(sink, events, cancel);

      assertThat(report.described()).isEqualTo(30);
      assertThat(events.lines(Level.WARN)).singleElement().asString().contains("share");
    }
  }

  @Test
  void a_throttle_without_end_fails_its_stream_only() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(5)) {
      aws.faults(Fault.always("describe", FaultKind.THROTTLE).onStream(aws.names.get(0)));
      ScanReport report = scan(aws.connector());

      assertThat(report.described()).isEqualTo(4);
      assertThat(report.failed()).isEqualTo(1);
      assertThat(report.throttled()).containsEntry(DESCRIBE, 10L);
      assertThat(report.problems()).extracting(Problem::code).containsOnly(ErrorCode.AWS_THROTTLED);
    }
  }

  @Test
  void a_mapper_that_throws_fails_its_stream_without_quoting_it() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(6)) {
      String odd = aws.names.get(2);
      StreamMapper broken =
          (description, tags, includeLineage) -> {
            if (description.deliveryStreamName().equals(odd)) {
              throw new IllegalStateException("HEC token s3cr3t");
            }
            return ConnectorFixture.NAMES_ONLY.map(description, tags, includeLineage);
          };
      ScanReport report = scan(aws.connector(broken));

      assertThat(report.described()).isEqualTo(5);
      assertThat(report.failed()).isEqualTo(1);
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
                assertThat(problem.stream()).isEqualTo(odd);
              });
      assertThat(report.problems().toString() + events.lines()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void credentials_that_run_out_stop_the_reading_with_one_error() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(1_000)) {
      aws.faults(Fault.always("describe", FaultKind.EXPIRED).onStream(aws.names.get(10)));
      ScanReport report = scan(aws.connector());

      assertThat(sink.names()).isEqualTo(aws.names.subList(0, 10));
      assertThat(report.described()).isEqualTo(10);
      assertThat(report.failed()).isEqualTo(990);
      assertThat(report.complete()).isTrue();
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_EXPIRED);
                assertThat(problem.stream()).isEmpty();
                assertThat(problem.message()).contains("after 10 of 1000 streams");
              });
      assertThat(aws.calls(DESCRIBE)).isLessThan(1_000);
    }
  }

  @Test
  void an_endpoint_that_goes_away_stops_the_reading() throws IOException {
    ConnectorFixture aws = new ConnectorFixture(400);
    RecordingSink closing =
        new RecordingSink(
            taken -> {
              if (taken == 5) {
                aws.close();
              }
            });
    ScanReport report = aws.connector(ConnectorFixture.tags(false)).scan(closing, events, cancel);

    assertThat(report.described() + report.failed()).isEqualTo(400);
    Problem last = report.problems().get(report.problems().size() - 1);
    assertThat(last.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
    assertThat(last.message()).startsWith("Reading stopped after");
    // Those after the stop are counted, not tried and not told one by one.
    assertThat(report.failed()).isGreaterThan(report.problems().size());
  }

  @Test
  void a_denied_listing_is_thrown() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(5)) {
      aws.faults(Fault.always("list", FaultKind.DENIED));
      assertThatThrownBy(() -> scan(aws.connector()))
          .isInstanceOfSatisfying(
              HydrantException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
                assertThat(e.text()).contains("firehose:ListDeliveryStreams");
              });
      assertThat(sink.streams()).isEmpty();
    }
  }

  @Test
  void an_unreachable_endpoint_is_thrown_with_its_host() throws IOException {
    ConnectorFixture aws = new ConnectorFixture(5);
    FirehoseConnector connector = aws.connector();
    aws.close();
    assertThatThrownBy(() -> scan(connector))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
              assertThat(e.text()).contains(aws.simulator.endpoint().getAuthority());
            });
  }

  @Test
  void doubtful_listings_are_incomplete_and_their_streams_are_read() throws IOException {
    for (FaultKind doubt : List.of(FaultKind.ENDLESS, FaultKind.REPEATING)) {
      try (ConnectorFixture aws = new ConnectorFixture(20)) {
        aws.faults(Fault.always("list", doubt));
        RecordingSink taken = new RecordingSink();
        ScanReport report = aws.connector().scan(taken, events, cancel);

        assertThat(report.complete()).isFalse();
        assertThat(report.incompleteReason()).contains("incomplete after 20 streams");
        assertThat(taken.names()).isEqualTo(aws.names);
        assertThat(report.problems())
            .singleElement()
            .satisfies(p -> assertThat(p.severity()).isEqualTo(Severity.WARNING));
      }
    }
  }

  @Test
  void a_listing_that_breaks_off_is_an_error_and_incomplete() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(1_500)) {
      ScanReport report =
          aws.connector(ConnectorFixture.tags(false))
              .scan(
                  sink,
                  new RecordingEvents() {
                    @Override
                    public void progress(String stage, long done, long total) {
                      if (stage.equals("list")) {
                        aws.faults(Fault.always("list", FaultKind.DENIED));
                      }
                    }
                  },
                  cancel);

      assertThat(report.complete()).isFalse();
      assertThat(report.listed()).isEqualTo(1_000);
      assertThat(report.described()).isEqualTo(1_000);
      assertThat(report.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.severity()).isEqualTo(Severity.ERROR));
    }
  }

  @Test
  void ten_thousand_streams_are_never_more_than_a_window_ahead_of_the_sink() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(10_000)) {
      List<Long> ahead = new ArrayList<>();
      RecordingSink watching = new RecordingSink(taken -> ahead.add(aws.calls(DESCRIBE) - taken));
      ScanReport report =
          aws.connector(ConnectorFixture.tags(false)).scan(watching, events, cancel);

      assertThat(watching.names()).isEqualTo(aws.names);
      assertThat(report.calls()).containsEntry(LIST, 10L);
      assertThat(ahead).allSatisfy(calls -> assertThat(calls).isLessThanOrEqualTo(256));
    }
  }

  @Test
  void a_sink_that_blocks_holds_up_the_reading() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(600)) {
      RecordingSink slow =
          new RecordingSink(
              taken -> {
                long readable = Math.min(600, taken + 256);
                while (aws.calls(DESCRIBE) < readable) {
                  Thread.onSpinWait();
                }
              });
      aws.connector(ConnectorFixture.tags(false)).scan(slow, events, cancel);
      assertThat(slow.names()).isEqualTo(aws.names);
    }
  }

  @Test
  void a_cancel_ends_a_scan_whose_calls_all_hang() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(50)) {
      aws.faults(Fault.always("describe", FaultKind.HANG));
      RecordingEvents stopping =
          new RecordingEvents() {
            @Override
            public void log(Level level, String message) {
              if (message.startsWith("Listed")) {
                cancel.cancel();
              }
            }
          };
      assertThatThrownBy(() -> aws.connector().scan(sink, stopping, cancel))
          .isInstanceOfSatisfying(
              HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
  }

  @Test
  void a_cancel_ends_a_scan_that_waits_for_its_turn() throws Exception {
    try (ConnectorFixture aws = new ConnectorFixture(100)) {
      Settings crawling = aws.settings().rate(DESCRIBE, 0.001);
      Thread impatient =
          new Thread(
              () -> {
                while (aws.calls(DESCRIBE) == 0) {
                  Thread.onSpinWait();
                }
                cancel.cancel();
              });
      impatient.start();
      assertThatThrownBy(() -> aws.connector(crawling).scan(sink, events, cancel))
          .isInstanceOfSatisfying(
              HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
      impatient.join();
      assertThat(aws.calls(DESCRIBE)).isEqualTo(1);
    }
  }

  @Test
  void a_scan_cancelled_before_it_starts_calls_nothing() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(5)) {
      cancel.cancel();
      assertThatThrownBy(() -> scan(aws.connector())).isInstanceOf(HydrantException.class);
      assertThat(sink.streams()).isEmpty();
    }
  }

  @Test
  void a_sink_that_cannot_go_on_ends_the_scan_with_its_own_error() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(50)) {
      HydrantException full = new HydrantException(ErrorCode.CATALOG_UNREACHABLE, "no catalog");
      RecordingSink broken =
          new RecordingSink(
              taken -> {
                if (taken == 3) {
                  throw full;
                }
              });
      assertThatThrownBy(() -> aws.connector().scan(broken, events, cancel)).isSameAs(full);
    }
  }

  @Test
  void progress_ends_at_the_total_of_each_stage() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(40)) {
      scan(aws.connector());
      List<RecordingEvents.Step> list = events.steps("list");
      List<RecordingEvents.Step> describe = events.steps("describe");
      assertThat(list.get(list.size() - 1)).isEqualTo(new RecordingEvents.Step("list", 40, 40));
      assertThat(describe.get(describe.size() - 1))
          .isEqualTo(new RecordingEvents.Step("describe", 40, 40));
      assertThat(describe)
          .extracting(RecordingEvents.Step::done)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void the_first_line_says_what_is_read_and_holds_no_secret() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(2)) {
      scan(aws.connector());
      assertThat(events.lines().get(0))
          .isEqualTo(
              "INFO Reading the delivery streams of region eu-west-1, with the configured access"
                  + " key, endpoint "
                  + aws.simulator.endpoint()
                  + ".");
      assertThat(String.join("\n", events.lines()))
          .doesNotContain(aws.account.secretAccessKey(), aws.account.accessKeyId());
    }
  }
}
