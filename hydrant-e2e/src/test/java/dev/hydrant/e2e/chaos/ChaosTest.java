package dev.hydrant.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.chaos.Estate.Place;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Edge;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Ingestions;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pipelines come due by their schedules while servers, runners and children are killed and
 * connections break. {@code -Dhydrant.seed=N} deals the blows of an earlier run again.
 */
@DisplayName("While anything may be killed")
class ChaosTest {
  /** A schedule that is set less than this before it is due may be set after it. */
  private static final Duration SETTING = Duration.ofSeconds(3);

  /** How long blows fall after the last due time, unless most runs have ended before. */
  private static final Duration BLOWS = Duration.ofSeconds(90);

  private static final SimulatorOptions SLOW = SimulatorOptions.defaults().withLatencyMillis(150);

  private final Scale scale = Scale.wanted();
  private final long seed =
      Long.getLong("hydrant.seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private final Timeline timeline = new Timeline();

  @TempDir private Path folder;

  @Test
  @DisplayName("every due time is one run, every run ends once, and no edge is lost or doubled")
  void everyRunEndsOnce() throws InterruptedException {
    System.out.println("Chaos: " + scale.runs() + " runs, seed " + seed);
    Estate estate = Estate.of(scale.runs());
    String secret = estate.accounts().get(0).secretAccessKey();
    try (AwsSimulator aws = Organisations.simulate(SLOW, estate);
        Cluster cluster = new Cluster(folder, scale, timeline, secret)) {
      try {
        Instant last = schedule(estate, aws, new Ingestions(cluster.http()));
        disturb(cluster, last);
        judge(estate, cluster);
      } catch (AssertionError e) {
        throw new AssertionError(
            "seed " + seed + ", timeline in " + written(cluster) + ": " + e.getMessage(), e);
      }
    }
  }

  /** One service, one pipeline, one due time for each place; the last of the due times. */
  private Instant schedule(Estate estate, AwsSimulator aws, Ingestions ingestions) {
    Instant due = Instant.EPOCH;
    Instant first = Instant.now();
    for (int number = 0; number < estate.places().size(); number++) {
      Place place = estate.places().get(number);
      JsonNode service =
          ingestions.service(
              place.service(),
              Ingestions.connection(
                  aws, place.home(), place.account().accessKeyId(), "secret:HALL_SECRET_KEY"),
              Cluster.RUNNER);
      Instant wanted = first.plus(Duration.ofMinutes(number / scale.aMinute()));
      Instant soonest = wanted.isAfter(Instant.now()) ? wanted : Instant.now();
      due = soonest.plus(SETTING).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
      ingestions.deployed("metadata", service, hourlyAt(due));
    }
    timeline.add("the last pipelines are due at " + due);
    return due;
  }

  /** Once an hour, so once in this test; a child that is killed is tried again. */
  private static Map<String, Object> hourlyAt(Instant due) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("scheduleInterval", due.atZone(ZoneOffset.UTC).getMinute() + " * * * *");
    config.put("retries", 10);
    config.put("retryDelay", 1);
    return config;
  }

  /** From before the first due time until after the last, then leaves all alone. */
  private void disturb(Cluster cluster, Instant last) throws InterruptedException {
    Adversary adversary = new Adversary(cluster, scale, seed);
    Thread thread = new Thread(adversary, "adversary");
    Throwable[] failure = new Throwable[1];
    thread.setUncaughtExceptionHandler((failed, why) -> failure[0] = why);
    thread.start();
    Instant calm = last.plus(BLOWS);
    Await.until(
        "the time of blows is over",
        Duration.between(Instant.now(), calm).plusMinutes(1),
        () -> Instant.now().isAfter(calm) || cluster.history().ended() > scale.runs() * 4 / 5);
    adversary.stop();
    thread.join();
    assertThat(failure[0]).as("the adversary itself").isNull();
    timeline.add("no more blows after " + adversary.blows());
    System.out.println("Chaos: " + adversary.blows());
    Await.until(
        "every run ended", Duration.ofMinutes(10), () -> cluster.history().ended() >= scale.runs());
  }

  private void judge(Estate estate, Cluster cluster) {
    Judge.Findings findings = new Judge(scale, cluster.history().runs(), cluster.lives()).judge();
    assertThat(cluster.history().notRun()).as("due times that became no run").isZero();
    System.out.println("Chaos: " + findings);
    Graph graph = Graph.read(cluster.http());
    TreeSet<String> expected = new TreeSet<>();
    TreeSet<String> pipelines = new TreeSet<>();
    for (Place place : estate.places()) {
      expected.addAll(place.edges());
      pipelines.addAll(place.pipelines());
    }
    List<String> found = graph.edges().stream().map(ChaosTest::words).sorted().toList();
    assertThat(found).as("edges").containsExactlyElementsOf(expected);
    assertThat(graph.pipelines()).isEqualTo(pipelines);
  }

  private static String words(Edge edge) {
    return Place.edge(edge.from(), edge.to(), edge.pipeline(), edge.roles());
  }

  private Path written(Cluster cluster) {
    cluster
        .history()
        .runs()
        .values()
        .forEach(
            steps ->
                steps.forEach(
                    step -> timeline.add(new Timeline.Moment(step.at(), step.toString()))));
    return timeline.write(Hydrant.outputs().resolve("chaos-" + seed + ".txt"));
  }
}
