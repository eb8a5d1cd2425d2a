package dev.hydrant.e2e.chaos;

import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Balancer;
import dev.hydrant.e2e.harness.Database;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Replica;
import dev.hydrant.e2e.harness.Running;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Two servers on one PostgreSQL behind one address, and two processes of one runner. Whatever is
 * killed is started again; the life of every runner process is kept.
 */
final class Cluster implements AutoCloseable {
  static final String RUNNER = "hall";

  /** Runs that a process takes at once. */
  static final int SLOTS = 2;

  /**
   * The life of one runner process.
   *
   * @param end when it was killed; {@link Long#MAX_VALUE} while it lives
   */
  record Life(String instance, long start, long end) {
    boolean at(long moment) {
      return start <= moment && moment < end;
    }
  }

  private final Path folder;
  private final Scale scale;
  private final Timeline timeline;
  private final Database database;
  private final Balancer balancer = new Balancer();
  private final List<Running> servers = new ArrayList<>();
  private final List<Replica> replicas = new ArrayList<>();
  private final List<String> instances = new ArrayList<>();
  private final List<Life> lives = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Replica.Runner runner;
  private final History history;

  Cluster(Path folder, Scale scale, Timeline timeline, String secret) {
    this.folder = folder;
    this.scale = scale;
    this.timeline = timeline;
    this.database = Database.start();
    try {
      servers.add(server());
      this.history = History.of(database);
      servers.add(server());
      balance();
      String token = Replica.token(RUNNER, "--database-url", database.url());
      this.runner =
          Replica.Runner.of(RUNNER, token, folder)
              .with("--slots", String.valueOf(SLOTS))
              .secret("HALL_SECRET_KEY", secret);
      for (int number = 0; number < 2; number++) {
        replicas.add(runner.start(balancer.address(), "replica-" + number));
        instances.add(registered());
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** One of the servers, for as long as nothing is killed. */
  Http http() {
    return servers.get(0).http();
  }

  History history() {
    return history;
  }

  /** Every runner process that ever lived. */
  synchronized List<Life> lives() {
    return List.copyOf(lives);
  }

  int servers() {
    return servers.size();
  }

  int replicas() {
    return replicas.size();
  }

  void killServer(int number) {
    timeline.add("kill -9 of server " + number);
    servers.get(number).process().kill();
  }

  void startServer(int number) {
    servers.set(number, server());
    balance();
    timeline.add("server " + number + " serves again");
  }

  void killReplica(int number) {
    replicas.get(number).process().kill();
    String instance = instances.get(number);
    long now = timeline.add("kill -9 of runner process " + number + ", " + instance);
    ended(instance, now);
  }

  void startReplica(int number) {
    replicas.set(number, runner.start(balancer.address(), "replica-" + number));
    String instance = registered();
    instances.set(number, instance);
    timeline.add("runner process " + number + " works again, as " + instance);
  }

  /** Kills one of all children at random; false when there is none. */
  boolean killChild(RandomGenerator random) {
    List<ProcessHandle> children =
        replicas.stream()
            .map(Replica::process)
            .map(HydrantProcess::descendants)
            .flatMap(List::stream)
            .toList();
    if (children.isEmpty()) {
      return false;
    }
    ProcessHandle child = children.get(random.nextInt(children.size()));
    timeline.add("kill -9 of child " + child.pid());
    return child.destroyForcibly();
  }

  void dropConnections(double share, RandomGenerator random) {
    timeline.add(balancer.drop(share, random) + " connections are broken");
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    servers.forEach(Running::close);
    balancer.close();
    database.close();
  }

  /** Both servers have one key, so they share what is beside the database. */
  private Running server() {
    return database
        .server(
            folder.resolve("servers"),
            "--lease",
            String.valueOf(scale.lease().toSeconds()),
            "--slots",
            "1")
        .serve();
  }

  private void balance() {
    List<URI> addresses = servers.stream().map(server -> server.http().base()).toList();
    balancer.servers(addresses);
  }

  /** Processes are started one after the other, so a new session is that of the newest one. */
  private String registered() {
    Await.until("a runner process registered", () -> !newcomers().isEmpty());
    String instance = newcomers().get(0);
    known.add(instance);
    synchronized (this) {
      lives.add(new Life(instance, System.currentTimeMillis(), Long.MAX_VALUE));
    }
    return instance;
  }

  private List<String> newcomers() {
    return history.instances(RUNNER).stream().filter(found -> !known.contains(found)).toList();
  }

  private synchronized void ended(String instance, long now) {
    lives.replaceAll(
        life -> life.instance().equals(instance) ? new Life(instance, life.start(), now) : life);
  }
}
