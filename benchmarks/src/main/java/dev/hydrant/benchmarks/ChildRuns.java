package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runner as it is used: a process of its own with two slots, every run a child process that reads
 * twenty delivery streams into the server's catalog, without limits on calls.
 */
record ChildRuns(Jar jar) implements Benchmark {
  private static final String RUNNER = "runner";
  private static final String SERVICE = "service";
  private static final int STREAMS = 20;
  private static final int WATCHED = 7;
  private static final int RUNS = 30;
  private static final int IDLE_MILLIS = 15_000;
  private static final double IDLE_MEGABYTES = 100;
  private static final double FIRST_LINE_MILLIS = 2_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** When the first line came, and the first of the child itself; milliseconds from the lease. */
  private record FirstLines(long any, long child) {}

  @Override
  public String title() {
    return "Runs in child processes on one runner of two slots";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    Client client = new Client(ServerStart.freePort());
    Ingestions ingestions = new Ingestions(client);
    try (Account account = Account.of(STREAMS, SimulatorOptions.defaults());
        Measured server = jar.served(client, folder.resolve("data"), "--auth", "none");
        Measured runner =
            jar.runner(client, RUNNER, ingestions.token(RUNNER), account.environment(), folder)) {
      List<Figure> figures = new ArrayList<>();
      Thread.sleep(IDLE_MILLIS);
      figures.add(idle(runner));
      String service = ingestions.service(SERVICE, RUNNER, connection(account));
      figures.addAll(firstLines(client, ingestions, service));
      figures.add(throughput(ingestions, service));
      server.sample();
      runner.sample();
      figures.add(Figure.fact("runner's peak resident memory", runner.peak()));
      return figures;
    }
  }

  private static ObjectNode connection(Account account) {
    ObjectNode connection = Account.settings();
    connection.set("config", account.connection());
    connection.set("hydrant", Account.withoutLimit());
    return connection;
  }

  private static Figure idle(Measured runner) throws IOException {
    runner.end().ifPresent(Client::fail);
    double megabytes = runner.residentMegabytes();
    return new Figure(
        "idle runner's resident memory",
        "%.0f MB".formatted(megabytes),
        "under %.0f MB".formatted(IDLE_MEGABYTES),
        megabytes < IDLE_MEGABYTES);
  }

  private static List<Figure> firstLines(Client client, Ingestions ingestions, String service)
      throws IOException, InterruptedException {
    String pipeline = ingestions.pipeline(service, "watched", "");
    long[] any = new long[WATCHED];
    long[] child = new long[WATCHED];
    for (int i = 0; i < WATCHED; i++) {
      ingestions.trigger(pipeline);
      FirstLines first = watch(client, ingestions.runs(SERVICE).get(0).path("id").asText());
      any[i] = first.any();
      child[i] = first.child();
    }
    Arrays.sort(any);
    Arrays.sort(child);
    return List.of(
        Figure.fact("lease to the runner's first line at a watcher, median", millis(any)),
        new Figure(
            "lease to the child's first line at a watcher, slowest",
            "%d ms".formatted(child[WATCHED - 1]),
            "under 2 s",
            child[WATCHED - 1] < FIRST_LINE_MILLIS),
        Figure.fact("the same, median", millis(child)));
  }

  private static String millis(long[] sorted) {
    return "%d ms".formatted(sorted[sorted.length / 2]);
  }

  /** Follows a run to its end. Server and benchmark share one clock. */
  private static FirstLines watch(Client client, String run)
      throws IOException, InterruptedException {
    long leased = -1;
    long any = -1;
    long child = -1;
    try (Stream<String> lines = client.lines("/api/v1/hydrant/runs/" + run + "/events")) {
      Iterator<String> iterator = lines.iterator();
      while (iterator.hasNext()) {
        String line = iterator.next();
        if (!line.startsWith("data: ")) {
          continue;
        }
        long now = System.currentTimeMillis();
        JsonNode data = JSON.readTree(line.substring("data: ".length()));
        leased = data.path("startedAt").asLong(leased);
        String text = data.path("text").asText();
        any = any < 0 && !text.isEmpty() ? now : any;
        child = child < 0 && text.contains("Attempt 1 of run") ? now : child;
      }
    }
    if (leased < 0 || child < 0) {
      throw new IllegalStateException("the child of run " + run + " never said anything");
    }
    return new FirstLines(any - leased, child - leased);
  }

  private static Figure throughput(Ingestions ingestions, String service)
      throws IOException, InterruptedException {
    List<String> pipelines = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      pipelines.add(ingestions.pipeline(service, "metadata-" + i, ""));
    }
    long begin = System.nanoTime();
    for (String pipeline : pipelines) {
      ingestions.trigger(pipeline);
    }
    List<JsonNode> runs = ingestions.runs(SERVICE);
    while (runs.stream().anyMatch(run -> !run.has("endedAt"))) {
      Thread.sleep(200);
      runs = ingestions.runs(SERVICE);
    }
    double minutes = (System.nanoTime() - begin) / 60e9;
    if (runs.stream().anyMatch(run -> !run.path("state").asText().equals("success"))) {
      throw new IllegalStateException("not every run succeeded: " + runs);
    }
    return Figure.fact(
        "runs a minute, of %d streams each".formatted(STREAMS), "%.0f".formatted(RUNS / minutes));
  }
}
