package dev.hydrant.firehose.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.stream.StreamScan;
import java.io.IOException;
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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {
  private static final boolean REGENERATE = Boolean.getBoolean("golden.regenerate");

  private final DeliveryStreamMapper mapper = new DeliveryStreamMapper();
  private final ScanJson json = new ScanJson();
  private FirehoseAnswers answers;

  @SuppressWarnings("NullAway.Init")
  GoldenTest() {}

  @BeforeAll
  void start() throws IOException {
    answers = new FirehoseAnswers();
  }

  @AfterAll
  void stop() {
    answers.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void theMapperAnswersWhatTheGoldenFileSays(GoldenFile file) {
    StreamScan scan = mapper.map(answers.describe(file.input()), Optional.of(file.tags()), true);
    if (REGENERATE) {
      assertThat(System.getenv("CI")).as("golden files are written by people, not by CI").isNull();
      file.regenerate(json.of(scan));
    }
    assertThat(ScanJson.edges(scan))
        .as(file.why())
        .containsExactlyInAnyOrderElementsOf(file.edges());
    assertThat(scan.unresolved().stream().map(end -> end.field() + " " + end.reason()))
        .as(file.why())
        .containsExactlyInAnyOrderElementsOf(file.unresolved());
    if (!file.columns().isEmpty()) {
      assertThat(ScanJson.columns(scan))
          .as(file.why())
          .containsExactlyInAnyOrderElementsOf(file.columns());
    }
    JsonNode actual = reread(json.of(scan));
    assertThat(actual.toPrettyString()).as(file.why()).isEqualTo(file.expected().toPrettyString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void withoutLineageTheSamePipelineHasNoRoutes(GoldenFile file) {
    DeliveryStreamDescription description = answers.describe(file.input());

    StreamScan scan = mapper.map(description, Optional.of(file.tags()), false);

    assertThat(scan.lineageIncluded()).isFalse();
    assertThat(scan.routes()).isEmpty();
    assertThat(scan.assets()).isEmpty();
    assertThat(scan.unresolved()).isEmpty();
    assertThat(scan.stream())
        .isEqualTo(mapper.map(description, Optional.of(file.tags()), true).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyStepButTheLastOnesLeadsToOneThatExists(GoldenFile file) {
    StreamScan scan = mapper.map(answers.describe(file.input()), Optional.of(file.tags()), true);
    List<String> names = scan.stream().tasks().stream().map(task -> task.name()).toList();

    assertThat(names).doesNotHaveDuplicates().startsWith("source");
    scan.stream().tasks().forEach(task -> assertThat(names).containsAll(task.downstreamTasks()));
    assertThat(scan.stream().tasks().stream().flatMap(task -> task.downstreamTasks().stream()))
        .as("every step but the source follows another one")
        .containsAll(names.subList(1, names.size()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everythingThatNamesAnAssetIsTold(GoldenFile file) {
    DeliveryStreamDescription description = answers.describe(file.input());

    JsonNode output = json.of(mapper.map(description, Optional.of(file.tags()), true));

    assertThat(NothingIsLost.missing(description, output)).as(file.why()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void nothingSecretIsTold(GoldenFile file) {
    JsonNode output =
        json.of(mapper.map(answers.describe(file.input()), Optional.of(file.tags()), true));

    // every secret in the golden inputs holds one of these
    assertThat(output.toString())
        .doesNotContain("SECRET", "T0KEN", "hunter2", "AKIA", "wJalr", "FIREHOSE_USER", "loader");
  }

  @Test
  void everyGoldenFileSaysWhy() {
    assertThat(GoldenFile.all()).hasSizeGreaterThan(100);
    assertThat(GoldenFile.all()).allSatisfy(file -> assertThat(file.why()).isNotBlank());
  }

  private static JsonNode reread(JsonNode node) {
    return GoldenFile.parse(node.toString());
  }

  static Stream<GoldenFile> files() {
    return GoldenFile.all().stream();
  }
}
