package dev.hydrant.firehose.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.firehose.FirehoseConnector;
import dev.hydrant.firehose.RecordingSink;
import dev.hydrant.firehose.upstream.Told;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.SimulatedStream;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each golden description once more as a scenario: a simulated account holds the stream, and the
 * real connector lists, describes and reads its tags over the wire.
 */
@Timeout(60)
class GoldenScenariosTest {
  private static final String REGION = "eu-west-1";
  private static final SimulatedAccount ACCOUNT =
      new SimulatedAccount("111122223333", "golden", "AKIAGOLDENSCENARIO01", "golden-secret");

  private final ObjectMapper json = Json.strict();

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aScanOfAnAccountWithTheStreamSaysWhatTheGoldenFileSays(GoldenFile file) throws IOException {
    RecordingSink kept = new RecordingSink();
    try (AwsSimulator aws = AwsSimulator.start(SimulatorOptions.defaults(), new OneStream(file));
        FirehoseConnector connector = connector(aws)) {
      ScanReport report = connector.scan(kept, new Told(), new CancelSignal());

      assertThat(report.complete()).isTrue();
      assertThat(report.described()).isEqualTo(1);
      assertThat(report.failed()).isZero();
    }
    StreamScan scan = kept.streams().get(0);
    assertThat(ScanJson.edges(scan))
        .as(file.why())
        .containsExactlyInAnyOrderElementsOf(file.edges());
    assertThat(scan.unresolved().stream().map(end -> end.field() + " " + end.reason()))
        .as(file.why())
        .containsExactlyInAnyOrderElementsOf(file.unresolved());
    assertThat(scan.stream().tags().orElseThrow()).hasSameSizeAs(file.tags());
  }

  /** With Firehose alone; what further services add has scenarios of its own. */
  private FirehoseConnector connector(AwsSimulator aws) throws JsonProcessingException {
    ObjectNode connection = json.createObjectNode();
    connection
        .putObject("awsConfig")
        .put("awsRegion", REGION)
        .put("awsAccessKeyId", ACCOUNT.accessKeyId())
        .put("awsSecretAccessKey", ACCOUNT.secretAccessKey())
        .put("endPointURL", aws.endpoint().toString());
    String settings =
        "{\"read\":{\"bulkTags\":false,\"dynamodb\":false,\"kafka\":false,\"glue\":false},"
            + "\"producers\":{\"enabled\":false},\"health\":{\"enabled\":false}}";
    return new FirehoseConnector(
        json.treeToValue(connection, FirehoseConnection.class),
        PipelineSourceConfig.defaults(),
        json.readValue(settings, HydrantSettings.class),
        Network.direct());
  }

  /** Whether there are more destinations than it answers a simulated account says by itself. */
  static Stream<GoldenFile> files() {
    return GoldenFile.all().stream()
        .filter(file -> !file.toString().equals("07-more-destinations"));
  }

  /** The stream as its file has it, in the account and region that are read. */
  private record OneStream(GoldenFile file) implements Organisation {
    @Override
    public List<SimulatedAccount> accounts() {
      return List.of(ACCOUNT);
    }

    @Override
    public List<StreamEntry> streams() {
      ObjectNode input = (ObjectNode) file.content().path("input");
      return List.of(
          StreamEntry.of(new Home(ACCOUNT.id(), REGION), new SimulatedStream(input, file.tags())));
    }
  }
}
