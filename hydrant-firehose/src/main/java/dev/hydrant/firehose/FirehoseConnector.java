package dev.hydrant.firehose;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsSettings;
import dev.hydrant.firehose.aws.CallGovernor;
import dev.hydrant.firehose.aws.RetryTiming;
import dev.hydrant.firehose.aws.Ticker;
import dev.hydrant.firehose.discover.Scan;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.discover.ScanOptions;
import dev.hydrant.firehose.discover.StreamMapper;
import dev.hydrant.firehose.discover.TagSource;
import dev.hydrant.firehose.map.DeliveryStreamMapper;
import dev.hydrant.firehose.probe.ConnectionTest;
import dev.hydrant.firehose.probe.Probes;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.Connector;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the delivery streams of one account and region. */
public final class FirehoseConnector implements Connector {
  private final AwsSettings settings;
  private final ScanOptions options;
  private final StreamMapper mapper;
  private final Enrichers enrichers;
  private final RetryTiming timing;
  private final Ticker ticker;

  /**
   * Checks everything that can be checked without AWS.
   *
   * @throws dev.hydrant.model.error.HydrantException naming the field that is missing or unusable
   */
  public FirehoseConnector(
      FirehoseConnection connection,
      PipelineSourceConfig sourceConfig,
      HydrantSettings settings,
      Network network) {
    this(
        AwsSettings.of(awsConfig(connection), settings, network),
        filter(connection, sourceConfig),
        sourceConfig,
        new DeliveryStreamMapper()::map,
        new Enrichers(settings, sourceConfig),
        RetryTiming.patient());
  }

  FirehoseConnector(
      AwsSettings settings,
      NameFilter filter,
      PipelineSourceConfig sourceConfig,
      StreamMapper mapper,
      Enrichers enrichers,
      RetryTiming timing) {
    this.settings = settings;
    this.options =
        new ScanOptions(
            filter,
            sourceConfig.includeLineage(),
            sourceConfig.includeUnDeployedPipelines(),
            settings.concurrency(),
            List.of(),
            Optional.empty());
    this.mapper = mapper;
    this.enrichers = enrichers;
    this.timing = timing;
    this.ticker = Ticker.system();
  }

  @Override
  public ScanReport scan(MetadataSink sink, RunEvents events, CancelSignal cancel) {
    // Loading the SDK takes a second; the reader of the log should not wait for it.
    events.log(Level.INFO, "Reading the delivery streams of " + settings.described() + ".");
    ScanContext context = new ScanContext(events, cancel, ticker);
    CallGovernor governor =
        new CallGovernor(settings.rates(), ticker, notice -> context.add(throttled(notice)));
    try (AwsClients clients = AwsClients.open(settings, governor, timing);
        context) {
      ScanOptions complete =
          options.with(enrichers.of(clients, context), enrichers.health(clients));
      TagSource tags = enrichers.tags(clients, context);
      return new Scan(clients.calls(), governor, mapper, tags, complete, context).run(sink);
    }
  }

  @Override
  public List<TestStep> test(Consumer<TestStep> progress, CancelSignal cancel) {
    try (AwsClients clients = AwsClients.open(settings, silentGovernor(), RetryTiming.brisk())) {
      Probes probes = new Probes(clients, enrichers.features());
      ConnectionTest.Listener listener =
          new ConnectionTest.Listener(cancel, progress, ticker::nanos);
      return new ConnectionTest(clients.calls(), probes, settings.region(), listener).run();
    }
  }

  @Override
  public List<String> list(CancelSignal cancel) {
    try (AwsClients clients = AwsClients.open(settings, silentGovernor(), timing)) {
      return Scan.names(clients.calls(), cancel);
    }
  }

  /** Every use opens and closes its own clients, so nothing is left to close. */
  @Override
  public void close() {}

  /** A document may leave the whole section out, which the record cannot prevent. */
  private static AwsConfig awsConfig(FirehoseConnection connection) {
    return Optional.ofNullable(connection.awsConfig())
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.CONFIG_MISSING_VALUE,
                    "awsConfig is missing from the connection.",
                    "Give at least awsConfig.awsRegion."));
  }

  static NameFilter filter(FirehoseConnection connection, PipelineSourceConfig sourceConfig) {
    String field =
        sourceConfig.pipelineFilterPattern().isPresent() ? "sourceConfig" : "serviceConnection";
    FilterPattern pattern =
        sourceConfig
            .pipelineFilterPattern()
            .or(connection::pipelineFilterPattern)
            .orElseGet(FilterPattern::all);
    return NameFilter.compile(pattern, field + ".pipelineFilterPattern");
  }

  /** A few calls in front of a form: nobody to tell about a throttle that a retry overcomes. */
  private CallGovernor silentGovernor() {
    return new CallGovernor(settings.rates(), ticker, notice -> {});
  }

  private static Problem throttled(String notice) {
    return new Problem(
        Severity.WARNING,
        ErrorCode.AWS_THROTTLED,
        "",
        notice,
        "If it happens in every run, lower hydrant.rate or run at another time.");
  }
}
