package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.firehose.map.ScanJson;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.stream.StreamScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a sink is given does not depend on which answer of AWS comes first. */
@Timeout(300)
class SameOrderTest {
  private static final int STREAMS = 60;

  /** What one scan gave: a text a stream, and what was told of the whole. */
  private record Given(List<String> streams, Set<EdgeRole> roles, Set<EdgeRole> unread) {}

  @Test
  void scans_give_the_same_text_whatever_the_order_of_the_answers() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(STREAMS)) {
      Given first = scan(aws, 1);

      assertThat(first.streams()).hasSize(STREAMS);
      assertThat(first.roles())
          .as("what is read beside the streams takes part")
          .contains(EdgeRole.CHANGE_CAPTURE, EdgeRole.PRODUCER, EdgeRole.DESCRIBED_BY);
      for (int seed = 2; seed <= 4; seed++) {
        assertThat(scan(aws, seed).streams()).isEqualTo(first.streams());
      }
    }
  }

  @Test
  void what_could_not_be_read_is_told_in_the_same_way_each_time() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(STREAMS)) {
      aws.simulator.deny(
          Set.of("dynamodb:DescribeKinesisStreamingDestination", "sns:ListSubscriptions"));
      Given first = scan(aws, 5);

      assertThat(first.unread()).contains(EdgeRole.CHANGE_CAPTURE, EdgeRole.PRODUCER);
      assertThat(scan(aws, 6).streams()).isEqualTo(first.streams());
    }
  }

  private static Given scan(ConnectorFixture aws, long seed) throws IOException {
    RecordingSink sink = new RecordingSink();
    try (UnevenRelay relay = new UnevenRelay(aws.simulator.endpoint(), seed)) {
      ScanReport report =
          aws.wholeConnector(settings(aws, relay), ConnectorFixture.tags(true))
              .scan(sink, new RecordingEvents(), new CancelSignal());
      assertThat(report.failed()).as(problems(report)).isZero();
    }
    ScanJson json = new ScanJson();
    List<String> streams = new ArrayList<>();
    Set<EdgeRole> roles = new java.util.TreeSet<>();
    Set<EdgeRole> unread = new java.util.TreeSet<>();
    for (StreamScan scan : sink.streams()) {
      streams.add(json.of(scan).toString());
      scan.routes().stream().map(Route::role).forEach(roles::add);
      unread.addAll(scan.unread());
    }
    return new Given(streams, roles, unread);
  }

  private static String problems(ScanReport report) {
    return String.join("\n", report.problems().stream().map(Problem::message).toList());
  }

  private static Settings settings(ConnectorFixture aws, UnevenRelay relay) {
    Settings settings = aws.settings().with("endPointURL", relay.endpoint().toString());
    for (Operation operation : Operation.values()) {
      if (operation.service() != AwsService.STS) {
        settings.rate(operation.awsName(), 0);
      }
    }
    return settings.bulkTags(true);
  }
}
