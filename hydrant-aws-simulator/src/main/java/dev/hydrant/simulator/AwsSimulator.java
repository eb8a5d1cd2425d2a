package dev.hydrant.simulator;

import com.sun.net.httpserver.HttpServer;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.fault.Statistics;
import dev.hydrant.simulator.fault.StatisticsSnapshot;
import dev.hydrant.simulator.firehose.DeliveryStreams;
import dev.hydrant.simulator.iam.Policy;
import dev.hydrant.simulator.identity.Access;
import dev.hydrant.simulator.identity.Authenticator;
import dev.hydrant.simulator.identity.Sessions;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.SimulatedStream;
import dev.hydrant.simulator.organisation.StreamEntry;
import dev.hydrant.simulator.protocol.AwsService;
import dev.hydrant.simulator.sts.RoleAssumption;
import dev.hydrant.simulator.tagging.OnceTagged;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A running AWS endpoint on 127.0.0.1. One address serves every simulated service, account and
 * region: the caller's signature says which.
 */
public final class AwsSimulator implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final CountDownLatch closing;
  private final Gateway gateway;
  private final Organisation organisation;
  private final DeliveryStreams streams;
  private final Resources resources;
  private final Sessions sessions;
  private final Statistics statistics;
  private final SimulatorOptions options;

  private AwsSimulator(SimulatorOptions options, Organisation organisation) throws IOException {
    this.options = options;
    this.organisation = organisation;
    this.streams = new DeliveryStreams(organisation.streams());
    this.resources = new Resources(organisation.resources());
    this.sessions = new Sessions(options.clock(), options.seed());
    this.statistics = new Statistics(options.clock());
    this.closing = new CountDownLatch(1);
    this.gateway = gateway();
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.server = HttpServer.create(new InetSocketAddress(loopback, options.port()), BACKLOG);
    this.threads = CallThreads.start();
    server.setExecutor(threads);
    server.createContext("/", gateway);
    server.createContext(AdminHandler.PATH, new AdminHandler(statistics));
  }

  /**
   * @throws java.net.BindException when the port is taken
   */
  public static AwsSimulator start(SimulatorOptions options, Organisation organisation)
      throws IOException {
    // Read once when the server class loads: without it every answer waits 40 ms for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    AwsSimulator simulator = new AwsSimulator(options, organisation);
    simulator.server.start();
    return simulator;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<SimulatedAccount> accounts() {
    return organisation.accounts();
  }

  /** The account and region pairs that held streams at the start. */
  public List<Home> homes() {
    return organisation.homes();
  }

  public StatisticsSnapshot statistics() {
    return statistics.snapshot();
  }

  public void resetStatistics() {
    statistics.reset();
  }

  /**
   * Replaces the fault plan; counts start anew.
   *
   * @throws IllegalArgumentException when a fault is for an operation that no service has
   */
  public void setFaults(FaultPlan plan) {
    gateway.faults(plan);
  }

  /** Replaces what callers may do; holds from the next call on. */
  public void setPolicy(Policy policy) {
    gateway.policy(policy);
  }

  /** Denies every action but these, written as IAM writes them; see {@link Policy}. */
  public void allowOnly(Set<String> actions) {
    setPolicy(Policy.allowOnly(actions));
  }

  /** Denies these actions beside what is denied already. */
  public void deny(Set<String> actions) {
    setPolicy(gateway.policy().deny(actions));
  }

  /** Denies these actions on one resource only: its ARN or name. */
  public void denyOn(String resource, Set<String> actions) {
    setPolicy(gateway.policy().denyOn(resource, actions));
  }

  public void allowAll() {
    setPolicy(Policy.ALLOW_ALL);
  }

  /** Adds a delivery stream, or replaces the one of the same name. */
  public void put(Home home, SimulatedStream stream) {
    streams.put(StreamEntry.of(home, stream));
  }

  /** What the accounts hold besides delivery streams; changes are seen by the next call. */
  public Resources resources() {
    return resources;
  }

  /**
   * Changes a stream between two runs.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public void change(Home home, String name, UnaryOperator<SimulatedStream> change) {
    SimulatedStream stream =
        find(home, name).orElseThrow(() -> new IllegalArgumentException("no stream " + name));
    put(home, change.apply(stream));
  }

  /** Deletes a stream and creates it again under its name at the simulator's present time. */
  public void recreate(Home home, String name) {
    change(home, name, stream -> stream.recreatedAt(options.clock().instant()));
  }

  /** Replaces all tags of a stream; one that loses its last tag stays in bulk listings of tags. */
  public void retag(Home home, String name, Map<String, @Nullable String> tags) {
    change(home, name, stream -> stream.withTags(tags));
    resources.put(new OnceTagged(home, name));
  }

  public boolean delete(Home home, String name) {
    return streams.delete(home, name);
  }

  public Optional<SimulatedStream> find(Home home, String name) {
    return streams.find(home, name).map(entry -> entry.stream().get());
  }

  /** Ends every assumed-role session that was issued so far. */
  public void expireSessions() {
    sessions.expireAll();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private Gateway gateway() {
    List<SimulatedAccount> accounts = organisation.accounts();
    Access access = options.access();
    Authenticator authenticator =
        new Authenticator(accounts, access.furtherKeys(), access.acceptAnyKey(), sessions);
    RoleAssumption assumption =
        new RoleAssumption(
            accounts.stream().map(SimulatedAccount::id).collect(Collectors.toSet()),
            access.roles(),
            sessions);
    List<AwsService> services = Services.of(streams, resources, assumption, options);
    return new Gateway(services, authenticator, statistics, options, closing);
  }
}
