package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsSettings;
import dev.hydrant.firehose.aws.CallGovernor;
import dev.hydrant.firehose.aws.Ticker;
import dev.hydrant.firehose.discover.Enricher;
import dev.hydrant.firehose.discover.Scan;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.discover.ScanOptions;
import dev.hydrant.firehose.discover.StreamTags;
import dev.hydrant.firehose.discover.TagSource;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.stream.StreamScan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SlowEnricherTest {
  private static final int STREAMS = 20;

  private final RecordingSink sink = new RecordingSink();
  private final RecordingEvents events = new RecordingEvents();
  private final CountDownLatch described = new CountDownLatch(STREAMS);

  @Test
  void describing_goes_on_while_something_that_completes_the_streams_is_read() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(STREAMS)) {
      ScanReport report =
          scan(
              aws,
              scan -> {
                awaitAll();
                return scan.withUnread(Set.of(EdgeRole.CHANGE_CAPTURE));
              });

      assertThat(sink.names()).isEqualTo(aws.names);
      assertThat(sink.streams())
          .allSatisfy(scan -> assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE));
      assertThat(report.failed()).isZero();
    }
  }

  @Test
  void a_defect_in_the_late_part_fails_its_own_stream() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(STREAMS)) {
      String bad = aws.names.get(3);

      ScanReport report =
          scan(
              aws,
              scan -> {
                if (scan.stream().name().equals(bad)) {
                  throw new IllegalStateException("defect");
                }
                return scan;
              });

      assertThat(report.failed()).isEqualTo(1);
      assertThat(report.problems()).singleElement().matches(p -> p.stream().equals(bad));
    }
  }

  @Test
  void credentials_that_expire_in_the_late_part_end_the_reading() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(STREAMS)) {
      ScanReport report =
          scan(
              aws,
              scan -> {
                throw new HydrantException(ErrorCode.AWS_CREDENTIALS_EXPIRED, "Expired.", "");
              });

      assertThat(report.failed()).isEqualTo(STREAMS);
      assertThat(report.problems()).singleElement().matches(p -> p.stream().isEmpty());
    }
  }

  @Test
  void a_cancel_in_the_late_part_ends_the_run() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(STREAMS)) {
      assertThatThrownBy(
              () ->
                  scan(
                      aws,
                      scan -> {
                        throw new HydrantException(ErrorCode.CANCELLED, "Stopped.");
                      }))
          .isInstanceOfSatisfying(
              HydrantException.class,
              stopped -> assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED));
    }
  }

  private ScanReport scan(ConnectorFixture aws, UnaryOperator<StreamScan> late) {
    AwsSettings settings = aws.settings().concurrency(1).checked();
    CallGovernor governor = new CallGovernor(settings.rates(), Ticker.system(), notice -> {});
    try (ScanContext context = new ScanContext(events, new CancelSignal(), Ticker.system());
        AwsClients clients = AwsClients.open(settings, governor, ConnectorFixture.QUICK)) {
      ScanOptions options =
          new ScanOptions(
              NameFilter.compile(FilterPattern.all(), ""),
              true,
              true,
              1,
              List.of(new Late(late)),
              Optional.empty());
      return new Scan(
              clients.calls(),
              governor,
              ConnectorFixture.NAMES_ONLY,
              new NoTags(),
              options,
              context)
          .run(sink);
    }
  }

  private void awaitAll() {
    try {
      assertThat(described.await(60, TimeUnit.SECONDS)).as("all streams described").isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class NoTags implements TagSource {
    @Override
    public void start() {}

    @Override
    public StreamTags read(String name) {
      return StreamTags.UNKNOWN;
    }

    @Override
    public FeatureState state() {
      return FeatureState.OFF;
    }
  }

  /** Is never ready, so that everything it does is done late. */
  private final class Late implements Enricher {
    private final UnaryOperator<StreamScan> work;

    Late(UnaryOperator<StreamScan> work) {
      this.work = work;
    }

    @Override
    public String feature() {
      return "late";
    }

    @Override
    public FeatureState state() {
      return FeatureState.READ;
    }

    @Override
    public boolean ready(StreamScan scan) {
      described.countDown();
      return false;
    }

    @Override
    public StreamScan enrich(StreamScan scan) {
      return work.apply(scan);
    }
  }
}
