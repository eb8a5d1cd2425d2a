package dev.hydrant.e2e;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static dev.hydrant.simulator.organisation.Destinations.iceberg;
import static dev.hydrant.simulator.organisation.Destinations.icebergTable;
import static dev.hydrant.simulator.organisation.Destinations.redshift;
import static dev.hydrant.simulator.organisation.Destinations.s3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.e2e.harness.WriteGate;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalog is changed from one picture of an account to another and back; on each way something
 * is killed after one more write has taken effect. The next ingestion must leave exactly the graph
 * that an undisturbed one into an empty catalog leaves.
 */
@DisplayName("After kill -9")
class CrashTest {
  private static final Home HOME = Organisations.HOME;
  private static final String CLUSTER =
      "jdbc:redshift://dwh.c0ffee123456.eu-west-1.redshift.amazonaws.com:5439/analytics";
  private static final long SEED = 20_261_123;

  /** `./hydrant test --soak` kills the server after each write; else three moments are drawn. */
  private static final boolean SOAK = Boolean.getBoolean("hydrant.soak");

  /** A catalog as far as it must be equal. */
  private record Picture(Map<String, Set<String>> lineage, Set<String> entities) {
    static Picture of(Running server) {
      Graph graph = Graph.read(server.http());
      for (String pipeline : graph.pipelines()) {
        assertThat(graph.entity(pipeline).path("sourceHash").asText())
            .as("the commit mark of " + pipeline)
            .isNotEmpty();
      }
      Set<String> entities = graph.names();
      // Buckets only hold locations here; they stay when empty, as databases and schemas do.
      entities.removeIf(name -> name.matches("aws-s3\\.[a-z]+"));
      return new Picture(graph.view(), entities);
    }
  }

  private static void same(Picture actual, Picture expected, String when) {
    assertThat(actual.lineage()).as(when).isEqualTo(expected.lineage());
    Set<String> left = new TreeSet<>(actual.entities());
    left.removeAll(expected.entities());
    assertThat(left).as("entities left over " + when).isEmpty();
    assertThat(actual.entities()).as(when).isEqualTo(expected.entities());
  }

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "of an ingestion, after each of its writes, the next one leaves exactly the expected graph")
  void ofIngestions() {
    List<Picture> expected = List.of(undisturbed(0), undisturbed(1));
    try (AwsSimulator aws = Organisations.simulate(Organisations.of(account(0)));
        Running server = Hydrant.server(folder.resolve("data")).serve();
        WriteGate gate = new WriteGate(server.http().base())) {
      Path workflow = workflow(aws, server, gate);
      int writes = writesOfAChange(aws, server, gate, workflow);
      assertThat(writes).isGreaterThanOrEqualTo(10);

      int picture = 0;
      for (int n = 1; n <= writes; n++) {
        picture = 1 - picture;
        change(aws, picture);
        List<String> done = killedAfter(n, server, gate, workflow);
        assertThat(done).as("writes before the kill").hasSizeGreaterThanOrEqualTo(n);

        ingest(server, gate, workflow);

        same(Picture.of(server), expected.get(picture), "killed after " + done);
      }
    }
  }

  @Test
  @DisplayName(
      "of the server, at any moment of an ingestion, the next one leaves exactly the expected graph")
  void ofTheServer() {
    List<Picture> expected = List.of(undisturbed(0), undisturbed(1));
    Random random = new Random(SEED);
    Path data = folder.resolve("data");
    Running server = Hydrant.server(data).serve();
    try (AwsSimulator aws = Organisations.simulate(Organisations.of(account(0)));
        WriteGate gate = new WriteGate(server.http().base())) {
      Path workflow = workflow(aws, server, gate);
      int writes = writesOfAChange(aws, server, gate, workflow);
      int picture = 0;
      int rounds = SOAK ? writes : 3;
      for (int round = 0; round < rounds; round++) {
        picture = 1 - picture;
        change(aws, picture);
        Running victim = server;
        int moment = SOAK ? 1 + round : 1 + random.nextInt(writes);
        gate.deathAfter(victim.http().base(), moment, () -> victim.process().kill());
        if (round == 0) {
          Finished failed = Hydrant.ingest(workflow).run();
          assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
          assertThat(failed.text()).contains("CATALOG_UNREACHABLE").doesNotContain("\tat ");
        } else {
          // It would fail too, after it has tried again for a while; that was seen once.
          try (HydrantProcess ingestion = Hydrant.ingest(workflow).start()) {
            Await.until("the server was killed", () -> !victim.process().isAlive());
            ingestion.kill();
          }
        }
        assertThat(victim.process().isAlive()).isFalse();

        server = Hydrant.server(data).serve();
        ingest(server, gate, workflow);

        same(
            Picture.of(server),
            expected.get(picture),
            "after the server was killed at write " + moment);
      }
    } finally {
      server.close();
    }
  }

  private Picture undisturbed(int picture) {
    try (AwsSimulator aws = Organisations.simulate(Organisations.of(account(picture)));
        Running server = Hydrant.server(folder.resolve("undisturbed-" + picture)).serve();
        WriteGate gate = new WriteGate(server.http().base())) {
      ingest(server, gate, workflow(aws, server, gate));
      return Picture.of(server);
    }
  }

  /** Fills the catalog with picture 0, and counts on the way there and back. */
  private static int writesOfAChange(
      AwsSimulator aws, Running server, WriteGate gate, Path workflow) {
    ingest(server, gate, workflow);
    change(aws, 1);
    ingest(server, gate, workflow);
    int writes = gate.writes().size();
    change(aws, 0);
    ingest(server, gate, workflow);
    return Math.min(writes, gate.writes().size());
  }

  private static List<String> killedAfter(
      int writes, Running server, WriteGate gate, Path workflow) {
    AtomicReference<HydrantProcess> running = new AtomicReference<>();
    gate.deathAfter(
        server.http().base(),
        writes,
        () -> {
          HydrantProcess victim = running.get();
          if (victim != null) {
            victim.kill();
          }
        });
    try (HydrantProcess ingestion = Hydrant.ingest(workflow).start()) {
      running.set(ingestion);
      Finished end = ingestion.await(Duration.ofSeconds(60));
      assertThat(end.exitCode()).as("killed by signal 9: " + end.err()).isEqualTo(137);
    }
    return gate.writes();
  }

  private static void ingest(Running server, WriteGate gate, Path workflow) {
    gate.open(server.http().base());
    Finished run = Hydrant.ingest(workflow).run();
    assertThat(run.exitCode()).as(run.text()).isZero();
  }

  private Path workflow(AwsSimulator aws, Running server, WriteGate gate) {
    return Workflow.of("tests", aws, HOME)
        .unlimited()
        .toServer(gate.api(), server.token())
        .write(folder);
  }

  private static void change(AwsSimulator aws, int picture) {
    for (StreamDocument stream : account(picture)) {
      aws.put(HOME, stream.build());
    }
  }

  /**
   * The same streams in both pictures: some move, two share a pair in one and part in the other.
   */
  private static StreamDocument[] account(int picture) {
    String version = picture == 0 ? "old" : "new";
    List<StreamDocument> streams = new ArrayList<>();
    streams.add(stream("a-moves").kinesis("orders").to(extendedS3("lake", version + "/orders/")));
    streams.add(stream("b-shares").kinesis("orders").to(extendedS3("lake", "old/orders/")));
    streams.add(
        stream("c-source-changes").kinesis("orders-" + version).to(extendedS3("lake", "fixed/")));
    streams.add(
        stream("d-kind-changes")
            .kinesis("orders")
            .to(
                picture == 0
                    ? redshift(CLUSTER, "sales.orders", s3("staging", "orders/"))
                    : iceberg(
                        HOME.arn("glue", "catalog"),
                        s3("lake", "rejected/"),
                        icebergTable("sales", "orders"))));
    streams.add(stream("e-stays").to(extendedS3("lake", "direct/")));
    return streams.toArray(StreamDocument[]::new);
  }

  private static StreamDocument stream(String name) {
    return StreamDocument.named(HOME, name);
  }
}
