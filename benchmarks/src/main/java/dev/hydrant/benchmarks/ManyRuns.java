package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.runner.Agent;
import dev.hydrant.runner.RunnerSettings;
import dev.hydrant.runner.TokenSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A thousand ingestions that are due at the same moment, and four runners of two slots whose work
 * takes no time: what is left is the scheduler, the queue, the leases and the protocol. The server
 * is a process of its own; the runners are four agents in this one, each with a name of its own.
 *
 * @param databaseUrl of an empty PostgreSQL database; the embedded one where absent
 */
record ManyRuns(Jar jar, Optional<String> databaseUrl) implements Benchmark {
  /** Names an empty PostgreSQL database; user and password as the server reads them. */
  static final String DATABASE = "HYDRANT_BENCHMARK_DATABASE_URL";

  private static final int RUNNERS = 4;
  private static final int SLOTS = 2;
  private static final int SERVICES_OF_A_RUNNER = 2;
  private static final int PIPELINES = 125;
  private static final int RUNS = RUNNERS * SERVICES_OF_A_RUNNER * PIPELINES;
  private static final double LIMIT_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A thousand pipelines are made in less. */
  private static final Duration PREPARATION = Duration.ofSeconds(60);

  @Override
  public String title() {
    return "1,000 runs due at once on four runners, no-op executor, "
        + (databaseUrl.isPresent() ? "PostgreSQL" : "embedded database");
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    Client client = new Client(ServerStart.freePort());
    Ingestions ingestions = new Ingestions(client);
    List<Agent> agents = new ArrayList<>();
    try (Measured server = jar.served(client, folder.resolve("data"), options())) {
      for (int i = 0; i < RUNNERS; i++) {
        agents.add(agent(client, ingestions.token(runner(i)), folder, i));
      }
      agents.forEach(Agent::start);
      Instant due = due();
      prepare(ingestions, due);
      if (Instant.now().isAfter(due)) {
        throw new IllegalStateException("the pipelines were not made before they were due");
      }
      List<JsonNode> runs = ended(ingestions, due);
      server.sample();
      return figures(runs, due.toEpochMilli(), server);
    } finally {
      agents.forEach(agent -> agent.stop(Duration.ZERO));
    }
  }

  private String[] options() {
    List<String> options = new ArrayList<>(List.of("--auth", "none"));
    databaseUrl.ifPresent(url -> options.addAll(List.of("--database-url", url)));
    return options.toArray(String[]::new);
  }

  private static Agent agent(Client client, String token, Path folder, int number) {
    RunnerSettings settings =
        new RunnerSettings(
            client.address(),
            runner(number),
            TokenSource.of(new Secret(token)),
            "benchmark",
            SLOTS,
            folder.resolve("spool-" + number),
            new RunnerSettings.Place("", false));
    return new Agent(settings, RunnerChannel.by(Network.direct(), client.address()), new NoWork());
  }

  private static Instant due() {
    return Instant.now().plus(PREPARATION).plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
  }

  private static void prepare(Ingestions ingestions, Instant due)
      throws IOException, InterruptedException {
    ZonedDateTime time = due.atZone(ZoneOffset.UTC);
    String cron = time.format(DateTimeFormatter.ofPattern("m H d M")) + " *";
    for (int i = 0; i < RUNNERS * SERVICES_OF_A_RUNNER; i++) {
      String service = ingestions.service(service(i), runner(i % RUNNERS), connection());
      for (int pipeline = 0; pipeline < PIPELINES; pipeline++) {
        ingestions.pipeline(service, "metadata-" + pipeline, cron);
      }
    }
  }

  private static ObjectNode connection() {
    ObjectNode connection = new ObjectMapper().createObjectNode();
    connection
        .putObject("config")
        .put("type", "KinesisFirehose")
        .putObject("awsConfig")
        .put("awsRegion", "eu-west-1");
    return connection;
  }

  private static List<JsonNode> ended(Ingestions ingestions, Instant due)
      throws IOException, InterruptedException {
    Instant end = due.plus(PATIENCE);
    // Looking is no part of what is measured: it begins when all should be over.
    Instant look = due.plusSeconds((long) LIMIT_SECONDS);
    List<JsonNode> runs = List.of();
    do {
      Thread.sleep(Math.max(1_000, Duration.between(Instant.now(), look).toMillis()));
      runs = runs(ingestions);
    } while (Instant.now().isBefore(end)
        && (runs.size() < RUNS || runs.stream().anyMatch(run -> !run.has("endedAt"))));
    return runs;
  }

  private static List<JsonNode> runs(Ingestions ingestions)
      throws IOException, InterruptedException {
    List<JsonNode> runs = new ArrayList<>();
    for (int i = 0; i < RUNNERS * SERVICES_OF_A_RUNNER; i++) {
      runs.addAll(ingestions.runs(service(i)));
    }
    return runs;
  }

  private static List<Figure> figures(List<JsonNode> runs, long due, Measured server) {
    double[] started = seconds(runs, "startedAt", due);
    double[] ended = seconds(runs, "endedAt", due);
    long good =
        runs.stream()
            .filter(run -> run.path("state").asText().equals("success"))
            .filter(run -> run.path("attempt").asInt() == 1)
            .count();
    boolean whole = good == RUNS && runs.size() == RUNS;
    double last = ended.length == RUNS ? ended[RUNS - 1] : Double.POSITIVE_INFINITY;
    return List.of(
        new Figure(
            "runs that succeeded at their first attempt",
            "%d of %d".formatted(good, runs.size()),
            String.valueOf(RUNS),
            whole),
        Figure.fact("due until the first is leased", at(started, 0)),
        Figure.fact("due until half of them are leased", at(started, started.length / 2)),
        Figure.fact("due until the last is leased", at(started, started.length - 1)),
        new Figure(
            "due until the last has ended",
            "%.1f s".formatted(last),
            "under 60 s",
            last < LIMIT_SECONDS),
        Figure.fact("runs a second, while there were any", "%.0f".formatted(RUNS / last)),
        Figure.fact("server's processor time, making them included", server.processor()),
        Figure.fact("server's peak resident memory", server.peak()));
  }

  private static double[] seconds(List<JsonNode> runs, String time, long due) {
    return runs.stream()
        .filter(run -> run.has(time))
        .mapToDouble(run -> (run.path(time).asLong() - due) / 1e3)
        .sorted()
        .toArray();
  }

  private static String at(double[] sorted, int index) {
    return sorted.length == 0 ? "never" : "%.1f s".formatted(sorted[index]);
  }

  private static String runner(int number) {
    return "runner-" + number;
  }

  private static String service(int number) {
    return "service-" + number;
  }
}
