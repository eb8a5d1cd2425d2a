package dev.hydrant.e2e;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.AwsWire;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.HeldSecret;
import dev.hydrant.e2e.harness.HeldSecret.Kind;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Ingestions;
import dev.hydrant.e2e.harness.Leaks;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.ProcessTable;
import dev.hydrant.e2e.harness.Relay;
import dev.hydrant.e2e.harness.Replica;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Server, runner and child are processes; a relay between them shows all that they say to each
 * other, and one before AWS whether requests are signed with the secret of the store.
 */
@DisplayName("A secret that a store holds")
class HeldSecretsTest {
  private static final Home HOME = Organisations.HOME;
  private static final String RUNNER = "vault-keeper";

  private static volatile Leaks forbidden = new Leaks();
  private static volatile UnaryOperator<String> leases = UnaryOperator.identity();
  private static final AtomicInteger HEARD = new AtomicInteger();
  private static final Leaks ALL = new Leaks().mark("C4NARY").secret(HeldSecret.RUNNER_KEY);

  @TempDir private static Path folder;
  private static AwsSimulator aws;
  private static AwsWire wire;
  private static Running server;
  private static Relay relay;
  private static Ingestions ingestions;
  private static Replica.Runner runner;

  @BeforeAll
  static void start() {
    aws =
        Organisations.simulate(
            Organisations.of(
                StreamDocument.named(HOME, "orders")
                    .kinesis("orders")
                    .to(extendedS3("lake", "orders/"))));
    aws.deny(Set.of("tag:GetResources"));
    wire = new AwsWire(aws.endpoint());
    Path data = folder.resolve("data");
    String token = Replica.token(RUNNER, "--data", data.toString());
    server = Hydrant.server(data).env("HYDRANT_LOG", "debug").serve();
    relay = new Relay(server.http().base(), HeldSecretsTest::overheard);
    ingestions = new Ingestions(server.http());
    runner = Replica.Runner.of(RUNNER, token, folder);
  }

  @AfterAll
  static void stop() {
    relay.close();
    server.close();
    wire.close();
    aws.close();
    Path data = folder.resolve("data");
    ALL.lookAtFiles(data);
    assertThat(ALL.lookAtDatabase(data.resolve("hydrant.db"))).isGreaterThan(500);
    assertThat(HEARD.get()).as("what the relay passed on").isGreaterThan(100);
    assertThat(ALL.found()).isEmpty();
  }

  /** Everything between the server and the runner or its children, both ways. */
  private static Optional<byte[]> overheard(Relay.Exchange exchange) {
    HEARD.incrementAndGet();
    String where = exchange.method() + " " + exchange.uri().getPath();
    Leaks leaks = forbidden;
    leaks.look(where, exchange.uri() + " " + exchange.headers());
    leaks.look(where, exchange.body());
    leaks.look(where + " answered", exchange.answerHeaders().toString());
    leaks.look(where + " answered", exchange.answer());
    return Optional.of(
        where.endsWith("/runners/lease")
            ? leases
                .apply(new String(exchange.answer(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8)
            : exchange.answer());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"KUBERNETES", "AZURE_KV"},
      mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("signs the requests of a runner's child and is seen nowhere else")
  void throughTheRunner(Kind kind) throws Exception {
    try (HeldSecret held = held(kind);
        Replica replica = started(held)) {
      Leaks leaks = forbidden;
      Future<Boolean> looked =
          wire.pauseAt("DescribeDeliveryStream", () -> lookAtProcesses(held, replica));

      JsonNode run = run(kind, kind.keyId());

      assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("success");
      looked.get(1, TimeUnit.MINUTES);
      signedWith(held);
      String log = ingestions.completeLog(run.path("id").asText());
      assertThat(log).contains("GetResources").contains("*********");
      leaks.look("the log", log);
      leaks.look("the run", run.toString());
      leaks.look("the runner's output", replica.process().output());
      leaks.look("the server's output", server.process().output());
      leaks.lookAtFiles(work(kind));
      assertThat(leaks.found()).isEmpty();
      if (kind == Kind.AWS || kind == Kind.AWS_SSM) {
        assertThat(held.reads())
            .isNotEmpty()
            .allMatch(
                call -> call.headers().getFirst("Authorization").contains("AKIAOFTHERUNNER00001"));
      }
    }
  }

  /** Their addresses are settings, or certificates that a runner's environment cannot name. */
  @ParameterizedTest
  @EnumSource(names = {"KUBERNETES", "AZURE_KV"})
  @DisplayName("signs the requests of an ingestion and is seen nowhere else")
  void throughAFile(Kind kind) throws Exception {
    try (HeldSecret held = held(kind)) {
      Leaks leaks = forbidden;
      Workflow workflow =
          Workflow.at(kind.name(), wire.base(), HOME.region())
              .aws("awsAccessKeyId", Organisations.ACCOUNT.accessKeyId())
              .aws("awsSecretAccessKey", "secret:" + kind.keyId())
              .aws("awsSessionToken", "secret:" + kind.tokenId())
              .toServer(relay.base() + "/api", server.token());
      workflow.document().withObject("/workflowConfig").put("loggerLevel", "DEBUG");
      workflow.hydrant().set("secrets", held.settings());
      Hydrant command = Hydrant.ingest(workflow.write(folder)).env("HYDRANT_LOG", "debug");
      held.environment().forEach(command::env);
      CompletableFuture<HydrantProcess> process = new CompletableFuture<>();
      Future<Boolean> looked =
          wire.pauseAt(
              "DescribeDeliveryStream",
              () -> {
                long pid = process.join().pid();
                leaks.look("arguments", ProcessTable.arguments(pid));
                leaks.look("environment", ProcessTable.environment(pid));
              });
      try (HydrantProcess started = command.start()) {
        process.complete(started);
        Finished run = started.await(Duration.ofSeconds(120));

        assertThat(run.exitCode()).as(run.text()).isZero();
        looked.get(1, TimeUnit.MINUTES);
        signedWith(held);
        assertThat(run.err()).contains("*********");
        leaks.look("what it printed", run.text());
        assertThat(leaks.found()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("leaves with the child that crashes, though it writes of its crash")
  void crash() throws Exception {
    try (HeldSecret held = held(Kind.FILE);
        Replica replica = started(held)) {
      Future<Boolean> crashed = wire.pauseAt("DescribeDeliveryStream", () -> crash(replica));

      JsonNode run = run("crash", Kind.FILE, Kind.FILE.keyId());

      crashed.get(1, TimeUnit.MINUTES);

      assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("failed");
      Leaks leaks = forbidden;
      leaks.look("the log", ingestions.completeLog(run.path("id").asText()));
      leaks.look("the run", run.toString());
      leaks.look("the runner's output", replica.process().output());
      Await.until("the run's folder is gone", () -> files(work(Kind.FILE)).isEmpty());
      assertThat(leaks.found()).isEmpty();
    }
  }

  /** The runner is held meanwhile: it would take the folder of the run away. */
  private static void crash(Replica replica) {
    long child = replica.process().descendants().get(0).pid();
    signal("STOP", replica.process().pid());
    try {
      signal("SEGV", child);
      Await.until("the child is dead", () -> ProcessTable.isDead(child));
      assertThat(files(work(Kind.FILE)).stream().map(file -> file.getFileName().toString()))
          .contains("crash.log")
          .noneMatch(name -> name.startsWith("core") || name.endsWith(".hprof"));
    } finally {
      signal("CONT", replica.process().pid());
    }
  }

  @Test
  @DisplayName("that cannot be had ends the run at once, and field and id are named")
  void missing() {
    try (HeldSecret held = held(Kind.VAULT);
        Replica replica = started(held)) {
      int before = wire.sent().size();

      JsonNode run = run("missing", Kind.VAULT, "team/unknown");

      assertThat(run.path("state").asText()).isEqualTo("failed");
      assertThat(run.path("attempt").asInt()).isEqualTo(1);
      assertThat(run.toString()).contains("awsSecretAccessKey").contains("team/unknown");
      assertThat(wire.sent()).as("AWS was asked nothing").hasSize(before);
      assertThat(replica.process().isAlive()).isTrue();
      assertThat(forbidden.found()).isEmpty();
    }
  }

  @Test
  @DisplayName("may not be replaced by clear text: the server refuses it, and so does the runner")
  void clearText() {
    try (HeldSecret held = held(Kind.FILE);
        Replica replica = started(held)) {
      Map<String, Object> clear = connection("clear-text-key-of-somebody", "secret:team/token");
      assertThat(ingestions.refused("clear", clear, RUNNER))
          .contains("awsSecretAccessKey")
          .doesNotContain("clear-text-key-of-somebody");
      leases = lease -> lease.replace("secret:team/key", "clear-text-key-of-somebody");

      JsonNode run = run("cleared", Kind.FILE, Kind.FILE.keyId());

      assertThat(run.path("state").asText()).isEqualTo("failed");
      assertThat(run.toString() + ingestions.completeLog(run.path("id").asText()))
          .contains("awsSecretAccessKey")
          .contains("secret:<id>")
          .doesNotContain("clear-text-key-of-somebody");
      assertThat(replica.process().output()).doesNotContain("clear-text-key-of-somebody");
    } finally {
      leases = UnaryOperator.identity();
    }
  }

  private static HeldSecret held(Kind kind) {
    HeldSecret held = HeldSecret.in(kind, folder.resolve("store-" + kind));
    forbidden = new Leaks().secret(held.key()).secret(held.token()).secret(HeldSecret.RUNNER_KEY);
    String refused =
        String.join(
            ",",
            held.key(),
            held.token().replace("/", "\\/"),
            URLEncoder.encode(held.key(), StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(held.token().getBytes(StandardCharsets.UTF_8)));
    // Whom AWS names here is told in the log.
    wire.refuseWith("User: arn:" + refused + " is not authorized");
    return held;
  }

  private static Replica started(HeldSecret held) {
    Map<String, String> environment = new LinkedHashMap<>(held.environment());
    environment.put("HYDRANT_LOG", "debug");
    return new Replica.Runner(
            runner.name(), runner.token(), runner.folder(), runner.options(), environment)
        .start(relay.base(), "work-" + held.kind());
  }

  private static JsonNode run(Kind kind, String keyId) {
    return run(kind.name(), kind, keyId);
  }

  private static JsonNode run(String name, Kind kind, String keyId) {
    JsonNode service =
        ingestions.service(name, connection("secret:" + keyId, "secret:" + kind.tokenId()), RUNNER);
    return ingestions.ended(ingestions.trigger(ingestions.talkative("metadata", service)));
  }

  private static Map<String, Object> connection(String key, String token) {
    return Map.of(
        "type",
        "KinesisFirehose",
        "awsConfig",
        Map.of(
            "awsRegion",
            HOME.region(),
            "awsAccessKeyId",
            Organisations.ACCOUNT.accessKeyId(),
            "awsSecretAccessKey",
            key,
            "awsSessionToken",
            token,
            "endPointURL",
            wire.base().toString()));
  }

  /**
   * While the child waits for AWS. Of the environment store, runner and child have the variable.
   */
  private static void lookAtProcesses(HeldSecret held, Replica replica) {
    Leaks leaks = forbidden;
    List<Long> own =
        Stream.concat(
                Stream.of(replica.process().pid()),
                replica.process().descendants().stream().map(ProcessHandle::pid))
            .toList();
    for (long pid : Stream.concat(Stream.of(server.process().pid()), own.stream()).toList()) {
      leaks.look("arguments of " + pid, ProcessTable.arguments(pid));
      String environment = ProcessTable.environment(pid);
      if (own.contains(pid)) {
        // The operator gave the runner these, and no others.
        for (String value : held.environment().values()) {
          environment = environment.replace("=" + value + " ", "= ");
        }
      }
      leaks.look("environment of " + pid, environment);
    }
    leaks.lookAtFiles(work(held.kind()));
    assertThat(own).as("runner and child").hasSize(2);
  }

  private static void signedWith(HeldSecret held) {
    List<AwsWire.Sent> own =
        wire.sent().stream().filter(sent -> sent.isSignedWith(held.key())).toList();
    assertThat(own.stream().map(AwsWire.Sent::action).collect(Collectors.toSet()))
        .contains("firehose:ListDeliveryStreams", "firehose:DescribeDeliveryStream");
    assertThat(own)
        .allMatch(
            sent ->
                sent.exchange()
                    .headers()
                    .getOrDefault("X-amz-security-token", List.of())
                    .equals(List.of(held.token())));
  }

  private static Path work(Kind kind) {
    return folder.resolve("work-" + kind);
  }

  private static List<Path> files(Path parent) {
    try (Stream<Path> files = Files.walk(parent)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String name, long pid) {
    try {
      assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor())
          .isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
