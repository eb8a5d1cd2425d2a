package dev.hydrant.e2e.harness;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stands between an ingestion and its server, passes everything on, and counts the writes: so a
 * test can let something die right after the n-th of them has taken effect, before its answer
 * arrives.
 */
public final class WriteGate implements AutoCloseable {
  private final Relay relay;
  private final List<String> writes = new ArrayList<>();
  private int deadline = Integer.MAX_VALUE;
  private Runnable death = () -> {};
  private volatile Consumer<String> ear = said -> {};

  public WriteGate(URI target) {
    relay = new Relay(target, this::passed);
  }

  /** Tells everything that is sent to the server: method, path, headers, body. */
  public void listen(Consumer<String> listener) {
    ear = listener;
  }

  public String api() {
    return relay.base() + "/api";
  }

  /** Counts anew; nothing dies. */
  public synchronized void open(URI server) {
    deathAfter(server, Integer.MAX_VALUE, () -> {});
  }

  /** Counts anew; {@code death} comes after so many writes. */
  public synchronized void deathAfter(URI server, int count, Runnable death) {
    relay.target(server);
    writes.clear();
    deadline = count;
    this.death = death;
  }

  /** Method and path of each write since the last count, in order. */
  public synchronized List<String> writes() {
    return List.copyOf(writes);
  }

  @Override
  public void close() {
    relay.close();
  }

  private Optional<byte[]> passed(Relay.Exchange exchange) {
    String line = exchange.method() + " " + exchange.uri();
    ear.accept(
        line
            + " "
            + exchange.headers().entrySet()
            + " "
            + new String(exchange.body(), StandardCharsets.UTF_8));
    boolean dead = !exchange.method().equals("GET") && dies(line);
    return dead ? Optional.empty() : Optional.of(exchange.answer());
  }

  /** After the deadline nothing gets through, as nothing would from a dead process. */
  private synchronized boolean dies(String write) {
    writes.add(write);
    if (writes.size() == deadline) {
      death.run();
    }
    return writes.size() >= deadline;
  }
}
