package dev.hydrant.firehose.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/**
 * The lineage of every stream of the demo, one small file each: the same files against which the
 * whole product is tested.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoGoldenTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "demo");
  private static final boolean REGENERATE = Boolean.getBoolean("golden.regenerate");

  private final ObjectMapper mapper = Json.strict().enable(SerializationFeature.INDENT_OUTPUT);
  private final DeliveryStreamMapper streams = new DeliveryStreamMapper();
  private FirehoseAnswers answers;

  @SuppressWarnings("NullAway.Init")
  DemoGoldenTest() {}

  @BeforeAll
  void start() throws IOException {
    answers = new FirehoseAnswers();
  }

  @AfterAll
  void stop() {
    answers.close();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aStreamOfTheDemoHasTheLineageOfItsFile(StreamEntry entry) throws IOException {
    StreamScan scan = scan(entry);
    Path file = file(scan);
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

    JsonNode output =
        new ScanJson().of(streams.map(description, Optional.of(entry.stream().get().tags()), true));

    assertThat(output.toString()).as("every secret of the demo says FAKE").doesNotContain("FAKE");
    assertThat(NothingIsLost.missing(description, output)).isEmpty();
  }

  @Test
  void everyFileBelongsToAStreamOfTheDemo() throws IOException {
    List<String> expected =
        entries().map(entry -> file(scan(entry)).getFileName().toString()).sorted().toList();

    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(path -> path.getFileName().toString()).sorted())
          .containsExactlyElementsOf(expected);
    }
  }

  private StreamScan scan(StreamEntry entry) {
    return streams.map(
        answers.describe(entry.stream().get().description().toString()),
        Optional.of(entry.stream().get().tags()),
        true);
  }

  private ObjectNode json(StreamScan scan) {
    ObjectNode json = mapper.createObjectNode();
    json.put("arn", scan.stream().arn());
    json.put("description", scan.stream().description());
    json.set("edges", mapper.valueToTree(ScanJson.edges(scan)));
    json.set("unresolved", mapper.valueToTree(scan.unresolved()));
    return json;
  }

  private static Path file(StreamScan scan) {
    return FOLDER.resolve(
        String.join(
                "-",
                scan.stream().scope().account(),
                scan.stream().scope().region(),
                scan.stream().name())
            + ".json");
  }

  static Stream<StreamEntry> entries() {
    return new DemoOrganisation().streams().stream();
  }
}
