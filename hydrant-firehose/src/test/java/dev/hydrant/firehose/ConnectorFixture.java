package dev.hydrant.firehose;

import dev.hydrant.firehose.aws.AwsSettings;
import dev.hydrant.firehose.aws.RetryTiming;
import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.firehose.discover.StreamMapper;
import dev.hydrant.firehose.map.DeliveryStreamMapper;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A simulated account and connectors to it that lose no time on pauses. */
final class ConnectorFixture implements AutoCloseable {
  static final String REGION = "eu-west-1";

  /** Knows names and tags, which is all that discovery is about. */
  static final StreamMapper NAMES_ONLY =
      (description, tags, includeLineage) ->
          new StreamScan(
              new DeliveryStream(
                  description.deliveryStreamName(),
                  description.deliveryStreamARN(),
                  new AwsScope("aws", description.deliveryStreamARN().split(":")[4], REGION),
                  "",
                  "",
                  Optional.empty(),
                  true,
                  tags,
                  List.of(),
                  List.of(),
                  java.util.Map.of()),
              includeLineage,
              List.of(),
              List.of(),
              List.of());

  static final RetryTiming QUICK =
      new RetryTiming(
          10,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMillis(1),
          Duration.ofMillis(2));

  final AwsSimulator simulator;
  final SimulatedAccount account;
  final Home home;
  final List<String> names;

  ConnectorFixture(int streams) throws IOException {
    this(streams, SimulatorOptions.defaults());
  }

  ConnectorFixture(int streams, SimulatorOptions options) throws IOException {
    GeneratedOrganisation organisation = new GeneratedOrganisation(streams, 7);
    simulator = AwsSimulator.start(options, organisation);
    account = simulator.accounts().get(0);
    home = new Home(account.id(), REGION);
    names = organisation.streams().stream().map(StreamEntry::name).sorted().toList();
  }

  ConnectorFixture faults(Fault... faults) {
    simulator.setFaults(FaultPlan.of(faults));
    return this;
  }

  /** Without rate limits, and with tags asked for stream by stream. */
  Settings settings() {
    return Settings.inRegion(REGION)
        .with("awsAccessKeyId", account.accessKeyId())
        .with("awsSecretAccessKey", account.secretAccessKey())
        .with("endPointURL", simulator.endpoint().toString())
        .rate("ListDeliveryStreams", 0)
        .rate("DescribeDeliveryStream", 0)
        .rate("ListTagsForDeliveryStream", 0)
        .bulkTags(false);
  }

  FirehoseConnector connector() {
    return connector(NAMES_ONLY);
  }

  FirehoseConnector connector(StreamMapper mapper) {
    return connector(settings(), NameFilter.compile(FilterPattern.all(), ""), tags(true), mapper);
  }

  FirehoseConnector connector(Settings settings) {
    return connector(settings, NameFilter.compile(FilterPattern.all(), ""), tags(true), NAMES_ONLY);
  }

  FirehoseConnector connector(PipelineSourceConfig sourceConfig) {
    return connector(
        settings(), NameFilter.compile(FilterPattern.all(), ""), sourceConfig, NAMES_ONLY);
  }

  FirehoseConnector connector(FilterPattern filter) {
    return connector(settings(), NameFilter.compile(filter, "f"), tags(true), NAMES_ONLY);
  }

  /** With the mapper of the product. */
  FirehoseConnector wholeConnector(Settings settings, PipelineSourceConfig sourceConfig) {
    NameFilter all = NameFilter.compile(FilterPattern.all(), "");
    return connector(settings, all, sourceConfig, new DeliveryStreamMapper()::map);
  }

  private static FirehoseConnector connector(
      Settings settings, NameFilter filter, PipelineSourceConfig config, StreamMapper mapper) {
    AwsSettings checked = settings.checked();
    Enrichers enrichers = new Enrichers(settings.hydrant(), config);
    return new FirehoseConnector(checked, filter, config, mapper, enrichers, QUICK);
  }

  /**
   * @param clock tells the connector which hours are over
   */
  static FirehoseConnector connector(Settings settings, PipelineSourceConfig config, Clock clock) {
    return new FirehoseConnector(
        settings.checked(),
        NameFilter.compile(FilterPattern.all(), ""),
        config,
        NAMES_ONLY,
        new Enrichers(settings.hydrant(), config, clock),
        QUICK);
  }

  static PipelineSourceConfig tags(boolean include) {
    return sourceConfig(true, include);
  }

  /** Owners, which come from tags, are read exactly when tags are. */
  static PipelineSourceConfig sourceConfig(boolean includeLineage, boolean includeTags) {
    return new PipelineSourceConfig(
        Optional.empty(),
        includeLineage,
        includeTags,
        includeTags,
        null,
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        null);
  }

  long calls(String operation) {
    return simulator.statistics().calls(operation);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
