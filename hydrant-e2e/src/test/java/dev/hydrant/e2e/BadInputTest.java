package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Tool;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Bad input")
class BadInputTest {
  private static final Home EU = new Home("111122223333", "eu-west-1");

  private static AwsSimulator simulator;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    simulator = Organisations.simulate(new DemoOrganisation());
  }

  @AfterEach
  void healthyAgain() {
    simulator.setFaults(FaultPlan.NONE);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Nested
  @DisplayName("in a workflow file")
  class InWorkflow {
    @Test
    @DisplayName("that is missing: its path, exit code 2")
    void missingFile() {
      Path nowhere = folder.resolve("nowhere.yaml");
      refused(Hydrant.ingest(nowhere).run(), 2, "FILE_MISSING", nowhere.toString());
    }

    @Test
    @DisplayName("that is not YAML: line and column, exit code 2")
    void malformed() throws IOException {
      Path file = folder.resolve("workflow.yaml");
      Files.writeString(
          file, "source:\n  type: kinesisfirehose\n  serviceName: [one, two\nsink: {}\n");
      refused(Hydrant.ingest(file).run(), 2, "YAML_MALFORMED", "line 4", "column");
    }

    @Test
    @DisplayName("with an unknown key: its place and the nearest known one, exit code 2")
    void unknownKey() {
      Workflow workflow = workflow();
      workflow.connection().withObject("/awsConfig").put("awsRegoin", "eu-west-1");
      refused(ingest(workflow), 2, "CONFIG_UNKNOWN_KEY", "awsConfig.awsRegoin", "'awsRegion'");
    }

    @Test
    @DisplayName("with an unknown setting of Hydrant's own: the nearest known one, exit code 2")
    void unknownSetting() {
      Workflow workflow = workflow();
      workflow.hydrant().put("concurency", 2);
      refused(ingest(workflow), 2, "CONFIG_UNKNOWN_KEY", "hydrant.concurency", "'concurrency'");
    }

    @Test
    @DisplayName("without a region: the field, exit code 2")
    void missingRegion() {
      refused(
          ingest(workflow().withoutAws("awsRegion")),
          2,
          "CONFIG_MISSING_VALUE",
          "awsConfig.awsRegion");
    }

    @Test
    @DisplayName("of another service: what was found and what would do, exit code 2")
    void wrongServiceType() {
      Workflow workflow = workflow();
      workflow.document().withObject("/source").put("type", "airflow");
      refused(ingest(workflow), 2, "SERVICE_TYPE_UNSUPPORTED", "'airflow'", "kinesisfirehose");
    }

    @Test
    @DisplayName("with half a key pair: the missing field, exit code 2")
    void halfAKeyPair() {
      refused(
          ingest(workflow().withoutAws("awsSecretAccessKey")),
          2,
          "CREDENTIALS_INCOMPLETE",
          "awsSecretAccessKey");
      refused(
          ingest(workflow().withoutAws("awsAccessKeyId")),
          2,
          "CREDENTIALS_INCOMPLETE",
          "awsAccessKeyId");
    }

    @Test
    @DisplayName(
        "with a filter that is no regular expression: the field and the pattern, exit code 2")
    void invalidRegularExpression() {
      Workflow workflow = workflow();
      workflow
          .sourceConfig()
          .withObject("/pipelineFilterPattern")
          .withArray("/includes")
          .add("orders-(");
      refused(ingest(workflow), 2, "FILTER_INVALID", "pipelineFilterPattern.includes", "orders-(");
    }

    @Test
    @DisplayName("with an unknown sink: the known ones, exit code 2")
    void unknownSink() {
      Workflow workflow = workflow();
      workflow.document().withObject("/sink").put("type", "fil");
      refused(ingest(workflow), 2, "CONFIG_INVALID_VALUE", "sink.type", "'file'");
    }

    @Test
    @DisplayName("whose output cannot be written: the path, exit code 2")
    void unwritableOutput() throws IOException {
      Path blocked = Files.writeString(folder.resolve("a-file"), "").resolve("out.jsonl");
      refused(ingest(workflow().toFile(blocked)), 2, "FILE_UNWRITABLE", blocked.toString());
    }
  }

  @Nested
  @DisplayName("behind a workflow file")
  class Behind {
    @Test
    @DisplayName("an endpoint that nobody serves: its address, exit code 1")
    void unreachableEndpoint() {
      String address = "http://127.0.0.1:" + Tool.freePort();
      refused(ingest(workflow().aws("endPointURL", address)), 1, "AWS_UNREACHABLE", address);
    }

    @Test
    @DisplayName("a denied listing: the permission that is missing, exit code 1")
    void deniedListing() {
      simulator.setFaults(FaultPlan.parse("list:denied:always"));
      refused(ingest(workflow()), 1, "AWS_ACCESS_DENIED", "firehose:ListDeliveryStreams");
    }

    @Test
    @DisplayName("refused credentials: exit code 1")
    void refusedCredentials() {
      refused(
          ingest(workflow().aws("awsAccessKeyId", "AKIASIMNOBODY0000000")),
          1,
          "AWS_CREDENTIALS_REFUSED");
    }

    @Test
    @DisplayName("a catalog that nobody serves: its address, exit code 1")
    void unreachableCatalog() {
      String api = "http://127.0.0.1:" + Tool.freePort() + "/api";
      refused(ingest(workflow().toServer(api, "")), 1, "CATALOG_UNREACHABLE", api);
    }
  }

  @Nested
  @DisplayName("to the server")
  class ToServer {
    @Test
    @DisplayName("a port in use: which one, exit code 2")
    void portInUse() throws IOException {
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String port = String.valueOf(taken.getLocalPort());
        refused(
            Hydrant.command("server", "--port", port, "--data", folder.resolve("data").toString())
                .run(),
            2,
            "PORT_IN_USE",
            port);
        refused(Hydrant.command("simulate-aws", "--port", port).run(), 2, "PORT_IN_USE", port);
      }
    }

    @Test
    @DisplayName("a data directory that cannot be written: its path, exit code 2")
    void unwritableDataDirectory() throws IOException {
      Path blocked = Files.writeString(folder.resolve("a-file"), "").resolve("data");
      refused(Hydrant.server(blocked).run(), 2, "DATA_DIRECTORY_UNUSABLE", blocked.toString());
    }

    @Test
    @DisplayName("a data directory that another server holds: the holder's process, exit code 2")
    void lockedDataDirectory() {
      Path data = folder.resolve("data");
      try (Running holder = Hydrant.server(data).serve()) {
        refused(
            Hydrant.server(data).run(),
            2,
            "DATA_DIRECTORY_LOCKED",
            String.valueOf(holder.process().pid()));
        assertThat(holder.http().get("/health/live").statusCode()).isEqualTo(200);
      }
    }

    @Test
    @DisplayName("a database that a newer Hydrant wrote: exit code 2, and it stays untouched")
    void newerDatabase() throws IOException, SQLException {
      Path data = folder.resolve("data");
      Hydrant.server(data).serve().close();
      Path database = database(data);
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
          Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "insert into flyway_schema_history select max(installed_rank) + 1, '99999', 'from the future',"
                + " type, 'V99999__future.sql', 1, installed_by, installed_on, 1, 1"
                + " from flyway_schema_history where type = 'SQL'");
      }
      refused(Hydrant.server(data).run(), 2, "DATABASE_NEWER");
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
          Statement statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select count(*) from flyway_schema_history where version = '99999'")) {
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }

    @Test
    @DisplayName("an address beyond the loopback, where nobody has to sign in: exit code 2")
    void beyondLoopback() {
      refused(
          Hydrant.command(
                  "server",
                  "--auth",
                  "none",
                  "--port",
                  "0",
                  "--host",
                  "0.0.0.0",
                  "--data",
                  folder.resolve("data").toString())
              .run(),
          2,
          "BIND_REFUSED",
          "--auth none");
      assertThat(folder.resolve("data")).doesNotExist();
      String demo = folder.resolve("demo").toString();
      refused(
          Hydrant.command("demo", "--port", "0", "--host", "0.0.0.0", "--data", demo).run(),
          2,
          "BIND_REFUSED");
    }

    @Test
    @DisplayName("a certificate without its key, or one that is not there: which, exit code 2")
    void certificate() {
      String data = folder.resolve("data").toString();
      refused(
          Hydrant.command("server", "--data", data, "--tls-certificate", "c.pem").run(),
          2,
          "USAGE",
          "--tls-key");
      refused(
          Hydrant.command(
                  "server",
                  "--port",
                  "0",
                  "--data",
                  data,
                  "--tls-certificate",
                  "no-such.pem",
                  "--tls-key",
                  "no-such.key")
              .run(),
          2,
          "FILE_MISSING",
          "no-such.pem");
    }

    @Test
    @DisplayName("a token of no role, or of no runner: what is missing, exit code 2")
    void tokens() {
      String data = folder.resolve("data").toString();
      refused(
          Hydrant.command("token", "--data", data, "--role", "King").run(),
          2,
          "CONFIG_INVALID_VALUE",
          "'King'");
      refused(
          Hydrant.command("token", "--data", data, "--role", "Runner").run(),
          2,
          "CONFIG_MISSING_VALUE",
          "--name");
      refused(
          Hydrant.command("user", "reset-password", "--data", data, "nobody").run(),
          2,
          "NOT_FOUND",
          "'nobody'");
    }
  }

  @Test
  @DisplayName("on the command line: what is wrong and where help is, exit code 2")
  void commandLine() {
    refused(Hydrant.command("ingest").run(), 2, "USAGE");
    refused(Hydrant.command("ingest", "--confg", "x").run(), 2, "USAGE", "--confg");
    refused(Hydrant.command("no-such-command").run(), 2, "USAGE", "no-such-command");
    refused(
        Hydrant.command("simulate-aws", "--port", "0", "--fault", "describe:explode").run(),
        2,
        "USAGE",
        "explode");
    refused(
        Hydrant.command("simulate-aws", "--port", "0", "--deny", "ListTables").run(),
        2,
        "USAGE",
        "'ListTables' is not an action");
  }

  /** One message with its code, no stack trace, nothing secret, nothing on standard output. */
  private static void refused(Finished run, int exitCode, String code, String... parts) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.text()).contains(code);
    for (String part : parts) {
      assertThat(run.text()).contains(part);
    }
    assertThat(run.text())
        .doesNotContain("\tat ")
        .doesNotContain("Exception:")
        .doesNotContain("FAKE");
  }

  private Workflow workflow() {
    return Workflow.of("commerce", simulator, EU).unlimited().toFile(folder.resolve("out.jsonl"));
  }

  private Finished ingest(Workflow workflow) {
    return Hydrant.ingest(workflow.write(folder)).run();
  }

  private static Path database(Path data) throws IOException {
    try (var files = Files.walk(data)) {
      return files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    }
  }
}
