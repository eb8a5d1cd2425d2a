package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.JsonLines;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Script;
import dev.hydrant.e2e.harness.Tool;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.e2e.harness.Workspace;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packs with the launcher, unpacks elsewhere, and runs with a PATH of Java and the system's tools.
 */
@DisplayName("The package")
class PackageTest {
  private static final List<String> COREUTILS =
      List.of(
          "awk",
          "basename",
          "bash",
          "cat",
          "cut",
          "df",
          "dirname",
          "du",
          "find",
          "grep",
          "head",
          "mkdir",
          "mktemp",
          "readlink",
          "rm",
          "sed",
          "sort",
          "tail",
          "touch",
          "tr",
          "uname");

  @TempDir private static Path folder;
  private static Path home;
  private static Path bin;

  @BeforeAll
  static void pack() throws IOException {
    Path archive = folder.resolve("hydrant.tar.gz");
    Finished packed =
        Script.of(Workspace.root().resolve("hydrant").toString(), "package", archive.toString())
            .in(Workspace.root())
            .run(Duration.ofMinutes(5));
    assertThat(packed.exitCode()).as(packed.text()).isZero();
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    Finished tar =
        Script.of("tar", "-C", unpacked.toString(), "-xzf", archive.toString())
            .run(Duration.ofMinutes(1));
    assertThat(tar.exitCode()).as(tar.text()).isZero();
    try (Stream<Path> inside = Files.list(unpacked)) {
      home = inside.findFirst().orElseThrow();
    }
    bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), Workspace.java());
    for (String tool : COREUTILS) {
      Files.createSymbolicLink(bin.resolve(tool), Tool.find(tool).orElseThrow());
    }
  }

  @Test
  @DisplayName("says its version")
  void version() {
    Finished run = launched("version").run(Duration.ofMinutes(1));
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.out()).startsWith("Hydrant ");
  }

  @Test
  @DisplayName("ingests a simulated account")
  void ingests() {
    Path out = folder.resolve("out.jsonl");
    Home eu = new Home("111122223333", "eu-west-1");
    try (AwsSimulator aws = Organisations.simulate(new DemoOrganisation())) {
      Path workflow = Workflow.of("commerce", aws, eu).unlimited().toFile(out).write(folder);
      Finished run = launched("ingest", "-c", workflow.toString()).run(Duration.ofMinutes(1));
      assertThat(run.exitCode()).as(run.text()).isZero();
    }
    assertThat(JsonLines.read(out).names()).contains("orders-to-lake");
  }

  @Test
  @DisplayName("has no build tool on its way, and refuses what only the source tree has")
  void alone() {
    assertThat(launched("test").run(Duration.ofMinutes(1)).exitCode()).isEqualTo(2);
    assertThat(bin.resolve("mvn")).doesNotExist();
    assertThat(bin.resolve("node")).doesNotExist();
    assertThat(home.resolve("pom.xml")).doesNotExist();
  }

  private static Script launched(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = home.resolve("hydrant").toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return Script.of(line)
        .in(folder)
        .env("PATH", bin.toString())
        .env("HOME", folder.toString())
        .env("XDG_CACHE_HOME", folder.resolve("cache").toString())
        .without("JAVA_HOME");
  }
}
