package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hydrant.app.command.HydrantCommand;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Requirement;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.SourceTree;
import dev.hydrant.e2e.harness.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The deployment files")
class DeploymentTest {
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:hydrant|jvm|process|system)_[a-z0-9_]+");
  private static final Pattern SERIES = Pattern.compile("(?m)^([a-z][a-z0-9_]*)[ {]");

  @TempDir private Path folder;

  @Test
  @DisplayName("ask only for metrics that the server has, and so does the table of the handbook")
  void metrics() throws IOException {
    Set<String> served;
    try (Running server = Hydrant.server(folder.resolve("data")).serve()) {
      served = series(server.http().get("/metrics").body());
    }
    Set<String> wanted = new TreeSet<>();
    for (JsonNode panel : dashboard().path("panels")) {
      panel.path("targets").forEach(target -> collect(target.path("expr").asText(), wanted));
    }
    for (JsonNode rule : rules()) {
      collect(rule.path("expr").asText(), wanted);
    }
    assertThat(wanted).hasSizeGreaterThan(15);
    collect(SourceTree.read("docs/operations.md"), wanted);

    assertThat(served).containsAll(wanted);
  }

  @Test
  @DisplayName("tell in each alert what happened and what to do")
  void alerts() throws IOException {
    assertThat(rules())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.path("alert").asText()).startsWith("Hydrant");
              assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
              assertThat(rule.at("/annotations/action").asText()).isNotBlank();
              assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
            });
    assertThat(dashboard().path("panels")).hasSizeGreaterThan(10);
  }

  @Test
  @DisplayName("give only commands and options that exist")
  void options() throws IOException {
    List<List<String>> commands = new ArrayList<>();
    for (String unit : List.of("hydrant-server", "hydrant-runner")) {
      commands.add(started(SourceTree.read("deploy/systemd/" + unit + ".service")));
    }
    JsonNode services = yaml("deploy/container/compose.yaml").get(0).path("services");
    commands.add(words(services.at("/server/command")));
    commands.add(words(services.at("/runner/command")));
    for (JsonNode document : yaml("deploy/kubernetes/runner.yaml")) {
      JsonNode args = document.at("/spec/template/spec/containers/0/args");
      if (!args.isMissingNode()) {
        commands.add(words(args));
      }
    }
    assertThat(commands).hasSize(5).allSatisfy(DeploymentTest::requireKnown);
  }

  @Test
  @DisplayName("give only variables that the program or its launcher reads")
  void variables() {
    Set<String> given = new TreeSet<>();
    for (String file :
        List.of(
            "deploy/systemd/hydrant-server.service",
            "deploy/systemd/hydrant-runner.service",
            "deploy/container/compose.yaml",
            "docs/operations.md")) {
      Matcher found = Pattern.compile("\\bHYDRANT_[A-Z_]+").matcher(SourceTree.read(file));
      while (found.find()) {
        given.add(found.group().replaceFirst("_FILE$", ""));
      }
    }
    String read = SourceTree.read("hydrant") + sources("hydrant-app/src/main/java");
    assertThat(given).hasSizeGreaterThan(4).allMatch(name -> read.contains(name));
  }

  @Test
  @DisplayName("run in containers as somebody without rights, with files that cannot be written")
  void confined() throws IOException {
    for (JsonNode document : yaml("deploy/kubernetes/runner.yaml")) {
      if (document.path("kind").asText().equals("Role")) {
        assertThat(document.path("rules")).hasSize(1);
        assertThat(document.at("/rules/0/verbs")).hasSize(1);
        assertThat(document.at("/rules/0/verbs/0").asText()).isEqualTo("get");
        assertThat(document.at("/rules/0/resourceNames")).isNotEmpty();
      }
      if (document.path("kind").asText().equals("Deployment")) {
        JsonNode container = document.at("/spec/template/spec/containers/0/securityContext");
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(document.at("/spec/template/spec/securityContext/runAsNonRoot").asBoolean())
            .isTrue();
      }
    }
    assertThat(SourceTree.read("deploy/container/Dockerfile")).contains("\nUSER 10001\n");
    for (String name : List.of("server", "runner")) {
      JsonNode service = yaml("deploy/container/compose.yaml").get(0).path("services").path(name);
      assertThat(service.path("read_only").asBoolean()).isTrue();
      assertThat(service.at("/cap_drop/0").asText()).isEqualTo("ALL");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"hydrant-server", "hydrant-runner"})
  @DisplayName("are units that systemd understands")
  void units(String name) throws Exception {
    Path verify = Tool.find("systemd-analyze").orElse(null);
    if (verify == null) {
      Requirement.SYSTEMD.missing("there is no systemd-analyze");
      return;
    }
    // It looks for the program, which is not installed here.
    String unit =
        SourceTree.read("deploy/systemd/" + name + ".service")
            .replace("ExecStart=/opt/hydrant/hydrant", "ExecStart=/bin/true")
            .replace("file:/opt/hydrant/README.md", "https://example.com");
    Path file = Files.writeString(folder.resolve(name + ".service"), unit);
    Process process =
        new ProcessBuilder(verify.toString(), "verify", "--man=no", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();

    assertThat(said.lines().filter(line -> line.contains(name)).toList()).isEmpty();
  }

  private static void requireKnown(List<String> words) {
    Map<String, CommandLine> commands = new CommandLine(new HydrantCommand()).getSubcommands();
    assertThat(commands).containsKey(words.get(0));
    CommandLine command = Objects.requireNonNull(commands.get(words.get(0)));
    List<String> options =
        words.stream()
            .filter(word -> word.startsWith("--"))
            .map(word -> word.replaceFirst("=.*", ""))
            .toList();
    assertThat(options).isNotEmpty();
    assertThat(command.getCommandSpec().optionsMap().keySet()).containsAll(options);
  }

  private static List<String> started(String unit) {
    String line =
        unit.lines().filter(text -> text.startsWith("ExecStart=")).findFirst().orElseThrow();
    return List.of(line.replaceFirst("ExecStart=\\S+ ", "").split(" "));
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    yaml("deploy/prometheus/alerts.yaml")
        .get(0)
        .path("groups")
        .forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(SourceTree.read("deploy/grafana/hydrant.json"));
  }

  private static List<JsonNode> yaml(String path) throws IOException {
    YAMLMapper mapper = new YAMLMapper();
    try (MappingIterator<JsonNode> documents =
        mapper.readerFor(JsonNode.class).readValues(SourceTree.read(path))) {
      return documents.readAll();
    }
  }

  private static String sources(String folder) {
    StringBuilder text = new StringBuilder();
    try (var files = Files.walk(SourceTree.root().resolve(folder))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> text.append(SourceTree.read(file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Set<String> series(String metrics) {
    Set<String> names = new TreeSet<>();
    Matcher found = SERIES.matcher(metrics);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  private static void collect(String text, Set<String> wanted) {
    Matcher found = METRIC.matcher(text);
    while (found.find()) {
      wanted.add(found.group());
    }
  }
}
