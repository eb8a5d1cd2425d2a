package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Requirement;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Script;
import dev.hydrant.e2e.harness.SignedIn;
import dev.hydrant.e2e.harness.Tool;
import dev.hydrant.e2e.harness.Workspace;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser: Node scripts drive Chromium and print one line a case. Screenshots
 * stay in {@code target/screenshots}.
 */
@DisplayName("In a browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCRIPTS = Workspace.root().resolve("hydrant-e2e/browser");
  private static final Path SCREENSHOTS = Workspace.target().resolve("screenshots");
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final int DELIVERY_STREAMS = new DemoOrganisation().streams().size();

  @TempDir private static Path data;
  private static String chromium = "";
  private static Running demo;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> found = Tool.find("CHROMIUM", "chromium", "chromium-browser", "google-chrome");
    if (found.isEmpty()) {
      Requirement.CHROMIUM.missing("no chromium on PATH, and CHROMIUM names none");
    }
    chromium = found.orElseThrow().toString();
    installPackages();
    demo = Hydrant.demo(data).jvm("-Xmx384m").serve();
    Await.until(
        "the demo is ingested",
        () ->
            demo.http().json("/api/v1/pipelines?limit=1000").path("data").size()
                == DELIVERY_STREAMS);
    Await.until(
        "no run is under way",
        () -> {
          String runs = demo.http().json("/api/v1/hydrant/runs?limit=25").toString();
          return !runs.contains("\"state\":\"running\"") && !runs.contains("\"state\":\"queued\"");
        });
  }

  @AfterAll
  static void stop() {
    if (demo != null) {
      demo.close();
    }
  }

  @Order(1)
  @TestFactory
  @DisplayName("every word can be read, nothing scrolls sideways and nothing fails:")
  Stream<DynamicTest> pages() {
    List<DynamicTest> cases = run("pages.mjs", demo.http().base());
    assertThat(cases).as("pages at three widths in two themes").hasSizeGreaterThanOrEqualTo(96);
    return cases.stream();
  }

  /** After the pages, since it adds a service that they would show. */
  @Order(2)
  @TestFactory
  @DisplayName("works:")
  Stream<DynamicTest> flows() {
    try (AwsSimulator aws = Organisations.simulate(new DemoOrganisation())) {
      SimulatedAccount account = aws.accounts().get(0);
      List<DynamicTest> cases =
          run(
              "flows.mjs",
              demo.http().base(),
              aws.endpoint().toString(),
              account.accessKeyId(),
              account.secretAccessKey(),
              "eu-west-1");
      assertThat(cases).hasSize(4);
      return cases.stream();
    }
  }

  /** On a server of its own, since nobody has to sign in to the demo. */
  @Order(3)
  @TestFactory
  @DisplayName("where people sign in, works:")
  Stream<DynamicTest> signIn(@TempDir Path folder) {
    try (HydrantProcess server = Hydrant.server(folder).start()) {
      String password = SignedIn.firstPassword(server);
      List<DynamicTest> cases = run("sign-in.mjs", server.address(), password);
      assertThat(cases).hasSize(3);
      return cases.stream();
    }
  }

  private static List<DynamicTest> run(String script, URI base, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Tool.find("node").orElseThrow().toString());
    line.add(SCRIPTS.resolve(script).toString());
    line.addAll(List.of(base.toString(), chromium, SCREENSHOTS.toString()));
    line.addAll(List.of(arguments));
    Finished end = Script.of(line.toArray(String[]::new)).in(SCRIPTS).run(LIMIT);
    assertThat(end.exitCode()).as(end.err()).isZero();
    return end.out().lines().map(BrowserTest::test).toList();
  }

  private static DynamicTest test(String line) {
    try {
      JsonNode result = JSON.readTree(line);
      List<String> problems = new ArrayList<>();
      result.path("problems").forEach(problem -> problems.add(problem.asText()));
      return DynamicTest.dynamicTest(
          result.path("name").asText(), () -> assertThat(problems).isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void installPackages() throws IOException {
    Path installed = SCRIPTS.resolve("node_modules/.package-lock.json");
    Path lock = SCRIPTS.resolve("package-lock.json");
    if (Files.exists(installed)
        && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
      return;
    }
    Finished npm =
        Script.of(Tool.find("npm").orElseThrow().toString(), "ci", "--no-audit", "--no-fund")
            .in(SCRIPTS)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .run(LIMIT);
    assertThat(npm.exitCode()).as(npm.text()).isZero();
  }
}
