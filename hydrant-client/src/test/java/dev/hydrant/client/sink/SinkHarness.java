package dev.hydrant.client.sink;

import dev.hydrant.client.fake.Events;
import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.client.fake.Streams;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.client.rest.RetryPolicy;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs whole ingestions against the fake. */
final class SinkHarness {
  static final String SERVICE = "prod";
  static final Secret TOKEN = new Secret("eyJ-canary-token");

  final Events events = new Events();
  private final FakeCatalog catalog;
  private RestSinkSettings settings =
      new RestSinkSettings(
          SERVICE,
          connection(Optional.empty()),
          PipelineSourceConfig.defaults(),
          HydrantSettings.defaults(),
          true);

  SinkHarness(FakeCatalog catalog) {
    this.catalog = catalog;
  }

  SinkHarness with(PipelineSourceConfig config) {
    settings =
        new RestSinkSettings(SERVICE, settings.connection(), config, settings.settings(), true);
    return this;
  }

  SinkHarness with(HydrantSettings hydrant) {
    settings =
        new RestSinkSettings(
            SERVICE, settings.connection(), settings.sourceConfig(), hydrant, true);
    return this;
  }

  SinkHarness with(FirehoseConnection connection) {
    settings =
        new RestSinkSettings(
            SERVICE, connection, settings.sourceConfig(), settings.settings(), true);
    return this;
  }

  static FirehoseConnection connection(Optional<String> messagingService) {
    return new FirehoseConnection(
        Optional.of(FirehoseConnection.TYPE),
        AwsConfig.ofRegion("eu-west-1"),
        messagingService,
        Optional.empty(),
        Optional.empty());
  }

  RestSink open() {
    RetryPolicy quick = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2));
    CatalogConfig config =
        CatalogConfig.of(catalog.hostPort(), Optional.of(TOKEN)).withRetries(quick);
    return RestSink.open(new CatalogClient(config), settings, events);
  }

  SinkReport run(StreamScan... streams) {
    return run(List.of(streams));
  }

  SinkReport run(List<StreamScan> streams) {
    try (RestSink sink = open()) {
      streams.forEach(sink::put);
      return sink.finish(Streams.report(names(streams.stream()).toArray(String[]::new)));
    }
  }

  /** A run whose listing says something else than the streams that were put. */
  SinkReport run(ScanReport scan, StreamScan... streams) {
    try (RestSink sink = open()) {
      List.of(streams).forEach(sink::put);
      return sink.finish(scan);
    }
  }

  /** Runs of another service against the same catalog. */
  SinkHarness named(String service) {
    settings =
        new RestSinkSettings(
            service, settings.connection(), settings.sourceConfig(), settings.settings(), true);
    return this;
  }

  /** The same runs without writing anything. */
  SinkHarness dry() {
    settings = settings.dry();
    return this;
  }

  private static Stream<String> names(Stream<StreamScan> streams) {
    return streams.map(scan -> scan.stream().name());
  }
}
