package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.AwsWire;
import dev.hydrant.e2e.harness.EveryAnswer;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Leaks;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.e2e.harness.Workspace;
import dev.hydrant.e2e.harness.WriteGate;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.identity.SimulatedRole;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.sns.Subscription;
import dev.hydrant.testnetwork.TunnelProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every secret of the simulated company contains the word FAKE: keys, tokens, passwords, URLs with
 * user-info, paths and queries; more of them are planted into what AWS answers. Here everything is
 * done with them that can be done, at the most talkative settings, and then looked for in all that
 * came out.
 */
@DisplayName("No secret")
class CanaryTest {
  private static final String CANARY = "FAKE";
  private static final String SESSION_TOKEN = "FAKE/session+token==of the caller";
  private static final String PROXY_PASSWORD = "FAKE:proxy/pass+word";
  private static final String EXTERNAL_ID = "FAKE-external-id";
  private static final String ROLE = "arn:aws:iam::%s:role/metadata-reader";
  private static final Pattern ACTION = Pattern.compile("`([a-z0-9]+:[A-Z][A-Za-z]+)`");

  private final Leaks leaks =
      new Leaks()
          .mark(CANARY)
          .secret("FAKE-secret-of-commerce")
          .secret("FAKE-secret-of-platform")
          .secret(SESSION_TOKEN)
          .secret(PROXY_PASSWORD)
          .secret(EXTERNAL_ID);
  private final AtomicInteger heard = new AtomicInteger();

  @TempDir private Path folder;

  @Test
  @DisplayName("is in an output, a report, a log, an answer over HTTP, the database or on a wire")
  void anywhere() throws IOException {
    Path data = folder.resolve("data");
    try (AwsSimulator aws = company();
        AwsWire wire = new AwsWire(aws.endpoint());
        Running server = Hydrant.server(data).env("HYDRANT_LOG", "debug").serve();
        WriteGate gate = new WriteGate(server.http().base())) {
      gate.listen(
          sent -> {
            heard.incrementAndGet();
            leaks.look("what is sent to the catalog", sent);
          });
      UnaryOperator<Workflow> toGate = flow -> flow.toServer(gate.api(), server.token());
      for (Home home : aws.homes()) {
        ingest(aws, home, wire, toGate);
      }
      assertThat(heard.get()).as("requests to the catalog").isGreaterThan(500);
      throughProxyAsRole(aws, wire, toGate);
      JsonNode run = runInPage(aws, wire, server);
      answers(server.http(), run);
      toAws(wire);
    }
    leaks.lookAtFiles(data);
    assertThat(leaks.lookAtDatabase(data.resolve("hydrant.db"))).isGreaterThan(5_000);
    outputs();
    assertThat(leaks.found()).isEmpty();
  }

  /** The demo's, with further resources whose answers may hold secrets. */
  private static AwsSimulator company() {
    SimulatedRole[] roles =
        new DemoOrganisation()
            .accounts().stream()
                .map(account -> SimulatedRole.open(ROLE.formatted(account.id())))
                .map(role -> role.withExternalId(EXTERNAL_ID))
                .toArray(SimulatedRole[]::new);
    AwsSimulator aws =
        Organisations.simulate(
            SimulatorOptions.defaults().withRoles(roles), new DemoOrganisation());
    for (Home home : aws.homes()) {
      aws.resources()
          .put(
              Subscription.of(
                  home, "orders", "https", "https://u:FAKE-password@hook.example/?key=FAKE-key"));
    }
    return aws;
  }

  private void ingest(AwsSimulator aws, Home home, AwsWire wire, UnaryOperator<Workflow> sink)
      throws IOException {
    String name = home.accountId() + "-" + home.region();
    Path lines = folder.resolve(name + ".jsonl");
    Workflow toFile = talkative(Workflow.of(name, aws, home), wire).toFile(lines);
    Workflow toServer = sink.apply(talkative(Workflow.of(name, aws, home), wire));
    succeeds("ingest", "-c", toServer.write(folder).toString(), "--json", "--dry-run");
    for (Workflow workflow : List.of(toFile, toServer)) {
      String file = workflow.write(folder).toString();
      succeeds("ingest", "-c", file, "--json");
      succeeds("ingest", "-c", file);
    }
    leaks.look("the JSON lines of " + name, Files.readString(lines));
    succeeds("test-connection", "-c", toFile.write(folder).toString(), "--json");
  }

  /** With every credential that a connection can hold; what they print is looked at at the end. */
  private void throughProxyAsRole(AwsSimulator aws, AwsWire wire, UnaryOperator<Workflow> sink)
      throws IOException {
    Home home = aws.homes().get(0);
    try (TunnelProxy proxy = new TunnelProxy(wire.port(), "hydrant", PROXY_PASSWORD)) {
      Workflow workflow =
          talkative(Workflow.of("as-role", aws, home), wire)
              .aws("endPointURL", "http://aws.test.invalid")
              .aws("awsSessionToken", SESSION_TOKEN)
              .aws("assumeRoleArn", ROLE.formatted(home.accountId()))
              .aws("assumeRoleSourceIdentity", "canary");
      ObjectNode settings = workflow.hydrant().put("assumeRoleExternalId", EXTERNAL_ID);
      settings
          .withObject("/proxy")
          .put("url", proxy.url())
          .put("username", "hydrant")
          .put("password", PROXY_PASSWORD)
          .put("noProxy", "127.0.0.1");
      String file = sink.apply(workflow).write(folder).toString();
      succeeds("test-connection", "-c", file);
      succeeds("ingest", "-c", file, "--json");
      assertThat(proxy.answers()).contains(200);
      // A refusal shows the statement to add to the role's trust, and with it this id.
      settings.put("assumeRoleExternalId", "another");
      Finished denied = run("ingest", "-c", workflow.write(folder).toString(), "--json");
      assertThat(denied.exitCode()).as(denied.text()).isEqualTo(1);
    }
  }

  private static Workflow talkative(Workflow workflow, AwsWire wire) {
    workflow.sourceConfig().put("includeTags", true).put("includeOwners", true);
    workflow.document().withObject("/workflowConfig").put("loggerLevel", "DEBUG");
    return workflow.unlimited().aws("endPointURL", wire.base().toString());
  }

  private static void succeeds(String... arguments) {
    Finished run = run(arguments);
    assertThat(run.exitCode()).as(run.text()).isZero();
  }

  private static Finished run(String... arguments) {
    return Hydrant.command(arguments).env("HYDRANT_LOG", "debug").run();
  }

  /** As the page does it; the secret is then changed, so that there is a version with each. */
  private static JsonNode runInPage(AwsSimulator aws, AwsWire wire, Running server) {
    SimulatedAccount account = aws.accounts().get(1);
    JsonNode service = service(server, wire, account, 201);
    service(server, wire, new SimulatedAccount(account.id(), "", "AKIA", "FAKE-changed"), 200);
    service(server, wire, account, 200);
    JsonNode ingestion =
        Http.json(
            server
                .http()
                .post(
                    "/api/v1/services/ingestionPipelines",
                    Map.of(
                        "name",
                        "canary",
                        "pipelineType",
                        "metadata",
                        "loggerLevel",
                        "DEBUG",
                        "service",
                        Map.of("id", service.path("id").asText(), "type", "pipelineService"),
                        "sourceConfig",
                        Map.of("config", Map.of("type", "PipelineMetadata")),
                        "airflowConfig",
                        Map.of())),
            201);
    String id = ingestion.path("id").asText();
    server.http().post("/api/v1/services/ingestionPipelines/deploy/" + id, Map.of());
    server.http().post("/api/v1/services/ingestionPipelines/trigger/" + id, Map.of());
    String runs =
        "/api/v1/hydrant/runs?ingestionPipeline="
            + Http.segment(ingestion.path("fullyQualifiedName").asText());
    Await.until(
        "the run ended", () -> server.http().json(runs).path("data").path(0).hasNonNull("endedAt"));
    JsonNode run = server.http().json(runs).path("data").path(0);
    assertThat(run.path("state").asText()).isEqualTo("success");
    ((ObjectNode) run).set("ingestion", ingestion);
    return run;
  }

  private static JsonNode service(
      Running server, AwsWire wire, SimulatedAccount account, int status) {
    Map<String, Object> config =
        Map.of(
            "awsRegion",
            "us-east-1",
            "awsAccessKeyId",
            account.accessKeyId(),
            "awsSecretAccessKey",
            account.secretAccessKey(),
            "awsSessionToken",
            SESSION_TOKEN,
            "endPointURL",
            wire.base().toString());
    return Http.json(
        server
            .http()
            .put(
                "/api/v1/services/pipelineServices",
                Map.of(
                    "name", "canary",
                    "serviceType", "KinesisFirehose",
                    "connection",
                        Map.of("config", Map.of("type", "KinesisFirehose", "awsConfig", config)))),
        status);
  }

  private void answers(Http http, JsonNode run) {
    String own = "/api/v1/hydrant/";
    String runs = own + "runs/" + run.path("id").asText();
    JsonNode ingestion = run.path("ingestion");
    String ingestions = "/api/v1/services/ingestionPipelines/";
    String id = ingestion.path("id").asText();
    String listing = own + "services/" + ingestion.path("service").path("id").asText() + "/listing";
    String fqn = Http.segment(ingestion.path("fullyQualifiedName").asText());
    Http.json(http.post(listing, Map.of()), 202);
    Await.until("the names are listed", () -> http.json(listing).path("data").size() == 1);
    Set<String> answered =
        new EveryAnswer(
                http,
                leaks::look,
                Map.of(
                    own + "runs/{id}",
                    List.of(runs),
                    own + "runs/{id}/log",
                    List.of(runs + "/log?after=0"),
                    own + "runs/{id}/log/download",
                    List.of(runs + "/log/download"),
                    own + "runs/{id}/events",
                    List.of(runs + "/events"),
                    own + "services/{id}/listing",
                    List.of(listing),
                    own + "ingestionPipelines/{id}/schedule",
                    List.of(own + "ingestionPipelines/" + id + "/schedule"),
                    ingestions + "logs/{id}/last",
                    List.of(ingestions + "logs/" + id + "/last"),
                    ingestions + "logs/{id}/last/download",
                    List.of(ingestions + "logs/" + id + "/last/download"),
                    ingestions + "<fqn>/pipelineStatus",
                    List.of(ingestions + fqn + "/pipelineStatus"),
                    "/api/v1/search/query",
                    List.of("/api/v1/search/query?q=FAKE&size=100")))
            .ask();
    assertThat(answered)
        .contains(
            own + "runs/{id}/log",
            own + "runs/{id}/events",
            own + "services/{id}/listing",
            own + "overview",
            ingestions + "logs/{id}/last",
            "/metrics",
            "pipelines",
            "services/pipelineServices");
    assertThat(answered).hasSizeGreaterThan(30);
  }

  /** Only reading operations, each signed; of the credentials only what AWS needs to know. */
  private void toAws(AwsWire wire) throws IOException {
    assertThat(wire.sent()).hasSizeGreaterThan(1_000);
    assertThat(wire.unsigned()).isEmpty();
    assertThat(wire.planted().missed()).isEmpty();
    TreeSet<String> documented =
        ACTION
            .matcher(Files.readString(Workspace.root().resolve("docs/permissions.md")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> made = wire.sent().stream().map(AwsWire.Sent::action).collect(Collectors.toSet());
    assertThat(documented).containsAll(made);
    for (AwsWire.Sent sent : wire.sent()) {
      String text = sent.text("x-amz-security-token");
      if (sent.action().equals("sts:AssumeRole")) {
        text = text.replace("ExternalId=" + EXTERNAL_ID, "ExternalId=");
      }
      leaks.look("what is sent to AWS by " + sent.action(), text);
    }
  }

  /** Of every process of the jar in this test run, whichever test started it. */
  private void outputs() throws IOException {
    try (Stream<Path> files = Files.list(Hydrant.outputs())) {
      List<Path> own =
          files.filter(file -> !file.getFileName().toString().startsWith("script-")).toList();
      assertThat(own).hasSizeGreaterThan(20);
      for (Path file : own) {
        leaks.look(file.toString(), Files.readString(file));
      }
    }
  }
}
