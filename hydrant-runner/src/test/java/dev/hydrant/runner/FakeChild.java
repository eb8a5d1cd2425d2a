package dev.hydrant.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.ChildEvent;
import dev.hydrant.model.work.WorkOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A child that does what the name of its service says. */
public final class FakeChild {
  private static final ObjectMapper MAPPER = Json.lenient();

  /** No child outlives for long a test whose JVM was killed. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private FakeChild() {}

  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    WorkOrder order = MAPPER.readValue(in.readLine(), WorkOrder.class);
    log("working for " + order.serviceName());
    switch (order.serviceName()) {
      case "works" -> work(order);
      case "steps" -> steps(order);
      case "crashes" -> crash(order);
      case "waits" -> waitForStop(in, order);
      case "deaf" -> beDeaf();
      case "looks" -> look(order);
      case "gated" -> waitAtGate(order);
      default -> throw new IllegalArgumentException(order.serviceName());
    }
  }

  private static void work(WorkOrder order) throws IOException {
    emit(new ChildEvent.Progress("describe", 3, 10));
    for (int i = 0; i < 200; i++) {
      log("stream-" + i + " is read");
    }
    emit(new ChildEvent.Progress("describe", 10, 10));
    report(order, RunState.SUCCESS);
  }

  private static void steps(WorkOrder order) throws IOException {
    emit(
        new ChildEvent.Step(
            new TestStep(
                "GetPipelines", "firehose:GetPipelines", true, true, true, "found 3", "", 5)));
    emit(
        new ChildEvent.Step(
            new TestStep("GetTags", "firehose:GetTags", false, false, true, "denied", "allow", 5)));
    emit(new ChildEvent.Names(List.of("a", "b")));
    report(order, RunState.SUCCESS);
  }

  private static void crash(WorkOrder order) {
    System.out.println("a library prints token=abcdefghijkl");
    System.err.println(
        "Exception: key "
            + order
                .connection()
                .awsConfig()
                .awsSecretAccessKey()
                .map(s -> s.reveal())
                .orElse("none"));
    System.exit(7);
  }

  private static void waitForStop(BufferedReader in, WorkOrder order) throws IOException {
    String line = in.readLine();
    log("told to stop: " + line);
    report(order, RunState.STOPPED);
  }

  private static void beDeaf() throws InterruptedException {
    Thread.sleep(LONGEST.toMillis());
  }

  /** Works until a file is there whose name is in the environment. */
  private static void waitAtGate(WorkOrder order) throws IOException, InterruptedException {
    Path gate = Path.of(System.getenv("GATE"));
    long limit = System.nanoTime() + LONGEST.toNanos();
    while (!Files.exists(gate)) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("no gate within " + LONGEST);
      }
      Thread.sleep(20);
    }
    for (int i = 0; i < 100; i++) {
      log("behind the gate " + i);
    }
    report(order, RunState.SUCCESS);
  }

  private static void look(WorkOrder order) throws IOException {
    log("folder " + Path.of("").toAbsolutePath());
    log("variables " + new java.util.TreeSet<>(System.getenv().keySet()));
    log("sink " + order.sink().map(WorkOrder.CatalogSink::hostPort).orElse("none"));
    log(
        "secret "
            + order
                .connection()
                .awsConfig()
                .awsSecretAccessKey()
                .map(s -> s.reveal())
                .orElse("none"));
    report(order, RunState.SUCCESS);
  }

  private static void report(WorkOrder order, RunState state) throws IOException {
    emit(
        new ChildEvent.Report(
            new RunReport(
                state,
                order.serviceName(),
                0.1,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of())));
  }

  private static void log(String message) throws IOException {
    emit(new ChildEvent.Log(Instant.now(), Level.INFO, message));
  }

  private static void emit(ChildEvent event) throws IOException {
    System.out.println(MAPPER.writerFor(ChildEvent.class).writeValueAsString(event));
    System.out.flush();
  }
}
