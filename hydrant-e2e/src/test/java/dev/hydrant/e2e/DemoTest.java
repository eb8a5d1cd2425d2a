package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.AssetNames;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.ExpectedLineage;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.GoldenDemo;
import dev.hydrant.e2e.harness.GoldenRoute;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Shown;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo")
class DemoTest {
  private static final Map<String, StreamEntry> STREAMS =
      new DemoOrganisation()
          .streams().stream()
              .collect(
                  Collectors.toMap(entry -> entry.home().streamArn(entry.name()), entry -> entry));

  @TempDir private static Path data;
  private static Running demo;
  private static Graph graph;

  /** Qualified names of pipelines by the ARN of their stream. */
  private static Map<String, String> pipelines;

  @BeforeAll
  static void start() {
    demo = Hydrant.demo(data).serve();
    awaitIngested(demo.http());
    graph = Graph.read(demo.http());
    pipelines = byArn(graph);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  @DisplayName("answers with its page, also on a deep link, and with its version")
  void page() {
    for (String path :
        List.of("/", "/pipelines", "/lineage?focus=x", "/pipeline/a%2Fb.c/overview")) {
      HttpResponse<String> page = demo.http().page(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(page.body()).contains("<title>").contains("<script");
    }
    assertThat(demo.http().get("/api/v1/system/version").headers().firstValue("X-Hydrant"))
        .isPresent();
    assertThat(demo.http().get("/api/v1/no-such-thing").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("shows every delivery stream as a pipeline, and nothing else as one")
  void everyStream() {
    assertThat(pipelines.keySet()).isEqualTo(new TreeSet<>(STREAMS.keySet()));
  }

  @Test
  @DisplayName("has one service for each account and region")
  void services() {
    JsonNode services = demo.http().json("/api/v1/services/pipelineServices?limit=100");
    assertThat(services.path("data")).hasSize(new DemoOrganisation().homes().size());
    assertThat(
            graph.pipelines().stream()
                .map(fqn -> fqn.split("\\.", 2)[0])
                .collect(Collectors.toSet()))
        .hasSize(new DemoOrganisation().homes().size());
  }

  @TestFactory
  @DisplayName("shows the lineage of the golden file of")
  Stream<DynamicTest> golden() {
    Map<String, List<GoldenRoute>> golden = GoldenDemo.read();
    assertThat(golden.keySet()).as("a golden file for each stream").isEqualTo(STREAMS.keySet());
    return golden.entrySet().stream()
        .map(
            entry -> {
              Home home = home(entry.getKey());
              return DynamicTest.dynamicTest(
                  entry.getKey(),
                  () -> lineageIs(entry.getKey(), entry.getValue(), new AssetNames(home)));
            });
  }

  private static void lineageIs(String arn, List<GoldenRoute> routes, AssetNames names) {
    String pipeline = pipelines.getOrDefault(arn, "no pipeline of " + arn);
    Set<String> expected = ExpectedLineage.around(routes, names);
    assertThat(Shown.byContract(demo.http(), pipeline)).isEqualTo(expected);
    assertThat(Shown.byExplorer(demo.http(), pipeline)).isEqualTo(expected);
  }

  @Test
  @DisplayName("has no edge between assets beside those of the golden files")
  void betweenAssets() {
    Set<String> expected = new TreeSet<>();
    GoldenDemo.read()
        .forEach(
            (arn, routes) ->
                expected.addAll(ExpectedLineage.betweenAssets(routes, new AssetNames(home(arn)))));
    assertThat(graph.view().get("between assets")).isEqualTo(expected);
  }

  @Test
  @DisplayName("has no entity beside those of the golden files and what holds them")
  void noOther() {
    Set<String> expected = new TreeSet<>(pipelines.values());
    GoldenDemo.read()
        .forEach(
            (arn, routes) -> {
              AssetNames names = new AssetNames(home(arn));
              routes.stream()
                  .flatMap(route -> Stream.of(route.from(), route.to()))
                  .filter(end -> !end.equals(GoldenRoute.PIPELINE))
                  .map(names::fqn)
                  .forEach(expected::add);
            });
    Set<String> buckets =
        expected.stream()
            .filter(name -> name.startsWith("aws-s3."))
            .map(DemoTest::bucket)
            .collect(Collectors.toSet());
    expected.addAll(buckets);
    assertThat(graph.names()).isEqualTo(expected);
  }

  @Test
  @DisplayName("keeps its data over a second start, and Ctrl-C ends every process it started")
  void secondStart(@TempDir Path folder) throws IOException {
    Running first = Hydrant.demo(folder).serve();
    awaitIngested(first.http());
    Graph before = Graph.read(first.http());
    List<ProcessHandle> children = first.process().descendants();
    first.process().interrupt();
    Finished end = first.process().await(Duration.ofSeconds(15));
    assertThat(end.exitCode()).as(end.err()).isIn(0, 130);
    Await.until(
        "no process of the demo is left",
        () -> children.stream().noneMatch(ProcessHandle::isAlive));

    try (Running second = Hydrant.demo(folder).serve()) {
      assertThat(Graph.read(second.http()).names())
          .as("at once, before anything can have been read again")
          .isEqualTo(before.names());
      awaitIngested(second.http());
      Graph after = Graph.read(second.http());
      assertThat(after.edges()).isEqualTo(before.edges());
      assertThat(after.stamps()).as("nothing was written again").isEqualTo(before.stamps());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isNotEmpty();
    }
  }

  private static Home home(String arn) {
    String[] parts = arn.split(":");
    return new Home(parts[4], parts[3]);
  }

  private static String bucket(String container) {
    String rest = container.substring("aws-s3.".length());
    if (rest.startsWith("\"")) {
      return "aws-s3." + rest.substring(0, rest.indexOf('"', 1) + 1);
    }
    int dot = rest.indexOf('.');
    return "aws-s3." + (dot < 0 ? rest : rest.substring(0, dot));
  }

  private static Map<String, String> byArn(Graph graph) {
    Map<String, String> byArn = new java.util.TreeMap<>();
    for (String pipeline : graph.pipelines()) {
      byArn.put(graph.entity(pipeline).path("pipelineLocation").asText(), pipeline);
    }
    return byArn;
  }

  /** The hash is the last that is written of a stream. */
  private static void awaitIngested(Http http) {
    Await.until(
        "every stream of the demo is a finished pipeline",
        () -> {
          JsonNode pipelines = http.json("/api/v1/pipelines?limit=1000&fields=sourceHash");
          long finished = 0;
          for (JsonNode pipeline : pipelines.path("data")) {
            finished += pipeline.hasNonNull("sourceHash") ? 1 : 0;
          }
          return finished == STREAMS.size();
        });
  }
}
