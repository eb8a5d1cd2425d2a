package dev.hydrant.app.train;

import dev.hydrant.app.ingest.IngestRun;
import dev.hydrant.app.server.Listening;
import dev.hydrant.app.server.RunLimits;
import dev.hydrant.app.server.RunningServer;
import dev.hydrant.app.server.ServerSettings;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.client.sink.RestSink;
import dev.hydrant.client.sink.RestSinkSettings;
import dev.hydrant.firehose.FirehoseConnector;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.Connector;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.run.desk.BuiltInRules;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Exercises the classes of a command once, over real sockets and in a folder that is then removed.
 */
public final class Training {
  /** Which archive the run is for. */
  public enum Kind {
    SERVER,
    INGEST
  }

  private static final RunEvents QUIET =
      new RunEvents() {
        @Override
        public void log(Level level, String message) {}

        @Override
        public void progress(String stage, long done, long total) {}
      };

  private Training() {}

  public static void run(Kind kind) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hydrant-training");
    try {
      if (kind == Kind.SERVER) {
        RunningServer.start(settings(folder), Map.of()).close();
      } else {
        // In a process of its own, so that the archive of ingestions holds no server.
        try (ServerProcess server = ServerProcess.start(folder)) {
          ingest(server.address());
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static ServerSettings settings(Path folder) {
    return new ServerSettings(
        new Listening("127.0.0.1", 0, true, Optional.empty(), BuiltInRules.open()),
        folder,
        Optional.empty(),
        "1.13.4",
        1,
        Duration.ofSeconds(45),
        List.of(),
        RunLimits.defaults());
  }

  private static void ingest(URI server) throws IOException {
    try (AwsSimulator simulator =
        AwsSimulator.start(SimulatorOptions.defaults(), new DemoOrganisation())) {
      FirehoseConnection connection = connection(simulator);
      PipelineSourceConfig source = PipelineSourceConfig.defaults();
      HydrantSettings settings = unlimited();
      new IngestRun("training", 90, QUIET, new CancelSignal())
          .run(
              new IngestRun.Parts() {
                @Override
                public Connector connector() {
                  return new FirehoseConnector(connection, source, settings, Network.direct());
                }

                @Override
                public MetadataSink sink() {
                  return RestSink.open(
                      new CatalogClient(CatalogConfig.of(server + "/api", Optional.empty())),
                      new RestSinkSettings("training", connection, source, settings, true),
                      QUIET);
                }
              });
    }
  }

  /** The simulator has no limit to stay below. */
  private static HydrantSettings unlimited() {
    return HydrantSettings.aws(
        Map.of(
            "ListDeliveryStreams", 0.0,
            "DescribeDeliveryStream", 0.0,
            "ListTagsForDeliveryStream", 0.0),
        Map.of(),
        Optional.empty());
  }

  private static FirehoseConnection connection(AwsSimulator simulator) {
    Home home = simulator.homes().get(0);
    SimulatedAccount account = simulator.accounts().get(0);
    AwsConfig aws =
        new AwsConfig(
            false,
            Optional.of(account.accessKeyId()),
            Optional.of(new Secret(account.secretAccessKey())),
            Optional.of(home.region()),
            Optional.empty(),
            Optional.of(simulator.endpoint().toString()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new FirehoseConnection(
        Optional.of(FirehoseConnection.TYPE),
        aws,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
