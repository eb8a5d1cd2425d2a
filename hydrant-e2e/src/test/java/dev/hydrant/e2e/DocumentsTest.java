package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hydrant.app.workflow.WorkflowFile;
import dev.hydrant.e2e.harness.SettingsSchema;
import dev.hydrant.e2e.harness.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show is taken by the program that they are about. */
@DisplayName("In the documents")
class DocumentsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```(?:yaml|json)\\n(.*?)^```$");
  private static final Pattern SETTING =
      Pattern.compile("`(?:workflowConfig\\.config\\.)?hydrant\\.(?!jar|db|lock|key)([A-Za-z.]+)");

  /** Those that the examples name. */
  private static final Map<String, String> VARIABLES = Map.of("HYDRANT_TOKEN", "token");

  private record Example(Path file, JsonNode content) {}

  @Test
  @DisplayName("each example of a workflow is accepted, and its settings keep to the schema")
  void examples(@TempDir Path folder) throws IOException {
    int workflows = 0;
    int settings = 0;
    for (Example example : examples()) {
      JsonNode own = example.content().at("/workflowConfig/config/hydrant");
      assertThat(SettingsSchema.mistakes(own)).as(example.toString()).isEmpty();
      settings += own.isMissingNode() ? 0 : 1;
      Path file = Files.writeString(folder.resolve("w.yaml"), whole(example.content()).toString());
      assertThatCode(() -> new WorkflowFile(VARIABLES).read(file))
          .as(example.toString())
          .doesNotThrowAnyException();
      workflows++;
    }
    assertThat(workflows).isGreaterThan(3);
    assertThat(settings).isGreaterThan(1);
  }

  @Test
  @DisplayName("each setting that is named is one")
  void names() throws IOException {
    int named = 0;
    for (Path file : documents()) {
      List<MatchResult> found = SETTING.matcher(Files.readString(file)).results().toList();
      for (MatchResult setting : found) {
        String path = setting.group(1).replaceAll("\\.$", "");
        assertThat(SettingsSchema.has(path)).as(file + ": hydrant." + path).isTrue();
        named++;
      }
    }
    assertThat(named).isGreaterThan(5);
  }

  /** Of the pieces that people show, the rest is what anybody would write. */
  private static ObjectNode whole(JsonNode piece) {
    ObjectNode workflow = piece.deepCopy();
    if (!workflow.has("source")) {
      ObjectNode source = workflow.putObject("source").put("type", "kinesisfirehose");
      source.put("serviceName", "example");
      source
          .putObject("serviceConnection")
          .putObject("config")
          .put("type", "KinesisFirehose")
          .putObject("awsConfig")
          .put("awsRegion", "eu-west-1");
    }
    if (!workflow.at("/workflowConfig").has("openMetadataServerConfig") && !workflow.has("sink")) {
      workflow.putObject("sink").put("type", "file").putObject("config").put("filename", "-");
    }
    return workflow;
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path file : documents()) {
      for (MatchResult block : EXAMPLE.matcher(Files.readString(file)).results().toList()) {
        JsonNode content = YAML.readTree(block.group(1));
        if (Stream.of("source", "sink", "workflowConfig").anyMatch(content::has)) {
          examples.add(new Example(file, content));
        }
      }
    }
    return examples;
  }

  private static List<Path> documents() throws IOException {
    Path root = Workspace.root();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of("README.md", "CONTRIBUTING.md", "benchmarks/README.md").map(root::resolve))
          .sorted()
          .toList();
    }
  }
}
