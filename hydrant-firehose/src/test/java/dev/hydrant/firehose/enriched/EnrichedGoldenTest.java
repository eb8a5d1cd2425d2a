package dev.hydrant.firehose.enriched;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.firehose.FirehoseConnector;
import dev.hydrant.firehose.RecordingSink;
import dev.hydrant.firehose.map.ScanJson;
import dev.hydrant.firehose.upstream.Told;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real connector reads a simulated account, and gives what a golden file says. A person writes
 * in each file {@code why}, the {@code edges} of each stream, the roles left {@code unread}, what
 * becomes of the {@code features}, words of the {@code warnings} and {@code errors}, the {@code
 * calls} of the further services, and what the {@code report} counts where that is the point;
 * regenerating touches {@code expected} alone.
 */
@Timeout(120)
class EnrichedGoldenTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden-enriched");
  private static final boolean REGENERATE = Boolean.getBoolean("golden.regenerate");
  private static final List<String> FEATURES = List.of("dynamodb", "kafka", "glue");
  private static final List<String> CALLS =
      List.of(
          "ListTables",
          "DescribeKinesisStreamingDestination",
          "GetBootstrapBrokers",
          "GetTable",
          "GetDatabase");

  private final ObjectMapper mapper = Json.strict().enable(SerializationFeature.INDENT_OUTPUT);
  private final Told told = new Told();
  private final RecordingSink kept = new RecordingSink();

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void theConnectorAnswersWhatTheGoldenFileSays(Scenario scenario) throws IOException {
    Path path = FOLDER.resolve(scenario + ".json");
    ObjectNode file = (ObjectNode) mapper.readTree(path.toFile());
    try (AwsSimulator aws = AwsSimulator.start(SimulatorOptions.defaults(), scenario)) {
      aws.setFaults(FaultPlan.of(scenario.faults().toArray(Fault[]::new)));
      aws.deny(scenario.deniedActions());

      ScanReport report = scan(aws, scenario);

      if (REGENERATE) {
        assertThat(System.getenv("CI")).as("golden files are written by people").isNull();
        file.set("expected", expected());
        Files.writeString(path, mapper.writeValueAsString(file) + "\n");
      }
      String why = file.path("why").asText();
      assertThat(edges()).as(why).isEqualTo(texts(file.path("edges")));
      assertThat(unread()).as(why).isEqualTo(texts(file.path("unread")));
      assertThat(features(report)).as(why).isEqualTo(words(file.path("features")));
      assertThat(calls(aws)).as(why).isEqualTo(words(file.path("calls")));
      check(told.warnings(), file.path("warnings"), why);
      check(told.errors(), file.path("errors"), why);
      checkReport(report, file.path("report"), why);
      assertThat(mapper.readTree(expected().toString()).toPrettyString())
          .as(why)
          .isEqualTo(file.path("expected").toPrettyString());
    }
  }

  @Test
  void everyFileBelongsToAScenarioAndSaysWhy() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(path -> path.getFileName().toString()).sorted())
          .containsExactlyElementsOf(
              scenarios().map(scenario -> scenario + ".json").sorted().toList());
    }
    for (Scenario scenario : scenarios().toList()) {
      assertThat(mapper.readTree(FOLDER.resolve(scenario + ".json").toFile()).path("why").asText())
          .isNotBlank();
    }
  }

  private ScanReport scan(AwsSimulator aws, Scenario scenario) throws IOException {
    ObjectNode connection = mapper.createObjectNode();
    connection
        .putObject("awsConfig")
        .put("awsRegion", Scenario.HOME.region())
        .put("awsAccessKeyId", aws.accounts().get(0).accessKeyId())
        .put("awsSecretAccessKey", aws.accounts().get(0).secretAccessKey())
        .put("endPointURL", aws.endpoint().toString());
    try (FirehoseConnector connector =
        new FirehoseConnector(
            mapper.treeToValue(connection, FirehoseConnection.class),
            mapper.readValue(scenario.sourceConfig(), PipelineSourceConfig.class),
            mapper.readValue(scenario.settings(), HydrantSettings.class),
            Network.direct())) {
      return connector.scan(kept, told, new CancelSignal());
    }
  }

  private ArrayNode expected() {
    ArrayNode streams = mapper.createArrayNode();
    ScanJson json = new ScanJson();
    for (StreamScan scan : kept.streams()) {
      ObjectNode whole = json.of(scan);
      ObjectNode shown = streams.addObject();
      shown.put("stream", scan.stream().name());
      scan.stream().tags().ifPresent(tags -> shown.set("tags", mapper.valueToTree(tags)));
      shown.set("source", whole.at("/pipeline/facts/source"));
      shown.set("warnings", whole.at("/pipeline/facts/destination").path("warnings"));
      shown.setAll((ObjectNode) whole.deepCopy().remove(List.of("pipeline")));
    }
    return streams;
  }

  private Map<String, List<String>> edges() {
    Map<String, List<String>> edges = new TreeMap<>();
    kept.streams().forEach(scan -> edges.put(scan.stream().name(), ScanJson.edges(scan)));
    return edges;
  }

  private Map<String, List<String>> unread() {
    Map<String, List<String>> unread = new TreeMap<>();
    kept.streams().stream()
        .filter(scan -> !scan.unread().isEmpty())
        .forEach(
            scan ->
                unread.put(
                    scan.stream().name(),
                    scan.unread().stream().map(role -> role.id()).sorted().toList()));
    return unread;
  }

  private static Map<String, String> features(ScanReport report) {
    Map<String, String> features = new TreeMap<>();
    FEATURES.forEach(
        feature ->
            features.put(
                feature, report.features().getOrDefault(feature, FeatureState.NOT_NEEDED).name()));
    features.values().removeIf(state -> state.equals(FeatureState.NOT_NEEDED.name()));
    return features;
  }

  private static Map<String, String> calls(AwsSimulator aws) {
    Map<String, String> calls = new TreeMap<>();
    CALLS.forEach(
        operation -> {
          long made = aws.statistics().calls(operation);
          if (made > 0) {
            calls.put(operation, String.valueOf(made));
          }
        });
    return calls;
  }

  private static void check(List<String> lines, JsonNode words, String why) {
    assertThat(lines).as(why).hasSize(words.size());
    words.forEach(word -> assertThat(lines).as(why).anyMatch(line -> line.contains(word.asText())));
  }

  private void checkReport(ScanReport report, JsonNode counts, String why) {
    JsonNode made = mapper.valueToTree(report);
    counts
        .fields()
        .forEachRemaining(
            count ->
                assertThat(made.path(count.getKey()).asText())
                    .as(why + " " + count.getKey())
                    .isEqualTo(count.getValue().asText()));
  }

  private static Map<String, List<String>> texts(JsonNode node) {
    Map<String, List<String>> texts = new TreeMap<>();
    node.fields()
        .forEachRemaining(
            field -> {
              List<String> items = new ArrayList<>();
              field.getValue().forEach(item -> items.add(item.asText()));
              texts.put(field.getKey(), items);
            });
    return texts;
  }

  private static Map<String, String> words(JsonNode node) {
    Map<String, String> words = new TreeMap<>();
    node.fields().forEachRemaining(field -> words.put(field.getKey(), field.getValue().asText()));
    return words;
  }

  static Stream<Scenario> scenarios() {
    return Scenarios.all().stream();
  }
}
