package dev.hydrant.firehose.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.firehose.FirehoseConnector;
import dev.hydrant.firehose.RecordingSink;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.upstream.Told;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/**
 * The lineage of every stream of the demo, as the real connector reads it, one small file each: the
 * same files against which the whole product is tested.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoGoldenTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "demo");
  private static final boolean REGENERATE = Boolean.getBoolean("golden.regenerate");

  private final ObjectMapper mapper = Json.strict().enable(SerializationFeature.INDENT_OUTPUT);
  private final DeliveryStreamMapper streams = new DeliveryStreamMapper();
  private final Map<String, StreamScan> read = new LinkedHashMap<>();
  private final Told told = new Told();
  private FirehoseAnswers answers;

  @SuppressWarnings("NullAway.Init")
  DemoGoldenTest() {}

  @BeforeAll
  void start() throws IOException {
    answers = new FirehoseAnswers();
    DemoOrganisation demo = new DemoOrganisation();
    try (AwsSimulator aws = AwsSimulator.start(SimulatorOptions.defaults(), demo)) {
      for (Home home : demo.homes()) {
        scan(aws, home);
      }
    }
  }

  @AfterAll
  void stop() {
    answers.close();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aStreamOfTheDemoHasTheLineageOfItsFile(StreamEntry entry) throws IOException {
    StreamScan scan = scan(entry);
    Path file = FOLDER.resolve(fileName(entry));
    if (REGENERATE) {
      assertThat(System.getenv("CI")).as("golden files are written by people, not by CI").isNull();
      Files.createDirectories(FOLDER);
      Files.writeString(file, mapper.writeValueAsString(json(scan)) + "\n");
    }
    assertThat(mapper.writeValueAsString(json(scan)) + "\n").isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aStreamOfTheDemoShowsNoSecretAndLosesNothing(StreamEntry entry) {
    DeliveryStreamDescription description =
        answers.describe(entry.stream().get().description().toString());

    ObjectNode mapped =
        new ScanJson().of(streams.map(description, Optional.of(entry.stream().get().tags()), true));

    assertThat(mapped.toString()).as("every secret of the demo says FAKE").doesNotContain("FAKE");
    assertThat(NothingIsLost.missing(description, mapped)).isEmpty();
    assertThat(new ScanJson().of(scan(entry)).toString()).doesNotContain("FAKE");
  }

  @Test
  void everyFileBelongsToAStreamOfTheDemo() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(path -> path.getFileName().toString()).sorted())
          .containsExactlyElementsOf(entries().map(DemoGoldenTest::fileName).sorted().toList());
    }
  }

  @Test
  void readingTheDemoFailsNowhere() {
    assertThat(told.errors()).isEmpty();
    assertThat(read).hasSize((int) entries().count());
  }

  private void scan(AwsSimulator aws, Home home) throws IOException {
    SimulatedAccount account =
        aws.accounts().stream()
            .filter(candidate -> candidate.id().equals(home.accountId()))
            .findFirst()
            .orElseThrow();
    ObjectNode connection = mapper.createObjectNode();
    connection
        .putObject("awsConfig")
        .put("awsRegion", home.region())
        .put("awsAccessKeyId", account.accessKeyId())
        .put("awsSecretAccessKey", account.secretAccessKey())
        .put("endPointURL", aws.endpoint().toString());
    try (FirehoseConnector connector =
        new FirehoseConnector(
            mapper.treeToValue(connection, FirehoseConnection.class),
            mapper.readValue("{\"statusLookbackDays\":0}", PipelineSourceConfig.class),
            mapper.readValue("{\"rate\":{" + unlimited() + "}}", HydrantSettings.class),
            Network.direct())) {
      RecordingSink kept = new RecordingSink();
      connector.scan(kept, told, new CancelSignal());
      kept.streams().forEach(scan -> read.put(scan.stream().arn(), scan));
    }
  }

  private static String unlimited() {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.service() != AwsService.STS)
        .map(operation -> "\"" + operation.awsName() + "\":0")
        .distinct()
        .collect(Collectors.joining(","));
  }

  private StreamScan scan(StreamEntry entry) {
    return Optional.ofNullable(read.get(entry.home().streamArn(entry.name())))
        .orElseThrow(() -> new AssertionError(entry + " was not read"));
  }

  private ObjectNode json(StreamScan scan) {
    ObjectNode json = mapper.createObjectNode();
    json.put("arn", scan.stream().arn());
    json.put("description", scan.stream().description());
    json.set("edges", mapper.valueToTree(ScanJson.edges(scan)));
    json.set("unresolved", mapper.valueToTree(scan.unresolved()));
    return json;
  }

  private static String fileName(StreamEntry entry) {
    return String.join("-", entry.home().accountId(), entry.home().region(), entry.name())
        + ".json";
  }

  static Stream<StreamEntry> entries() {
    return new DemoOrganisation().streams().stream();
  }
}
