package dev.hydrant.e2e.chaos;

import dev.hydrant.e2e.harness.Await;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Kills and breaks at random, one blow after the other, and starts again what it killed. The seed
 * decides the blows; when they fall on what is a matter of the machine.
 */
final class Adversary implements Runnable {
  /** A run fails at the third loss of its runner; the test wants every run to succeed. */
  private static final int LOSSES = 2;

  private static final int LONGEST_ABSENCE = 3_000;

  private final Cluster cluster;
  private final Scale scale;
  private final SplittableRandom random;
  private final Map<Runnable, Integer> weights = new LinkedHashMap<>();
  private final Map<String, Integer> blows = new TreeMap<>();
  private volatile boolean stopping;

  Adversary(Cluster cluster, Scale scale, long seed) {
    this.cluster = cluster;
    this.scale = scale;
    this.random = new SplittableRandom(seed);
    weights.put(this::server, 3);
    weights.put(this::everyServer, 1);
    weights.put(this::replica, 3);
    weights.put(this::child, 4);
    weights.put(this::someConnections, 3);
    weights.put(this::everyConnection, 2);
  }

  /** Until {@link #stop}; then everything runs. */
  @Override
  public void run() {
    while (!stopping) {
      blow().run();
      Await.pause(random.nextLong(scale.calm().toMillis()));
    }
  }

  /** No blow falls after the current one. */
  void stop() {
    stopping = true;
  }

  /** How often it did what; only after its end. */
  Map<String, Integer> blows() {
    return blows;
  }

  private Runnable blow() {
    int drawn = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<Runnable, Integer> entry : weights.entrySet()) {
      drawn -= entry.getValue();
      if (drawn < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("the weights do not add up");
  }

  private void server() {
    int number = random.nextInt(cluster.servers());
    cluster.killServer(number);
    count("servers killed");
    Await.pause(random.nextLong(LONGEST_ABSENCE));
    cluster.startServer(number);
  }

  private void everyServer() {
    for (int number = 0; number < cluster.servers(); number++) {
      cluster.killServer(number);
      count("servers killed");
    }
    for (int number = 0; number < cluster.servers(); number++) {
      cluster.startServer(number);
    }
  }

  private void replica() {
    if (cluster.history().mostLosses() >= LOSSES) {
      return;
    }
    int number = random.nextInt(cluster.replicas());
    cluster.killReplica(number);
    count("runners killed");
    Await.pause(random.nextLong(LONGEST_ABSENCE));
    cluster.startReplica(number);
  }

  private void child() {
    if (cluster.killChild(random)) {
      count("children killed");
    }
  }

  private void someConnections() {
    cluster.dropConnections(random.nextDouble(), random);
    count("times connections broken");
  }

  private void everyConnection() {
    cluster.dropConnections(1, random);
    count("times connections broken");
  }

  private void count(String what) {
    blows.merge(what, 1, Integer::sum);
  }
}
