package dev.hydrant.e2e;

import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Relay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees what the children of a runner ask of the server, and freezes them and their runner while one
 * is in the middle of its writes: none of its requests is answered before it stands still.
 */
final class Freezer implements Relay.Watcher {
  /** What the token of an attempt begins with. */
  private static final String ATTEMPT = "Bearer hyj_";

  private static final int WRITES = 3;

  private final List<Relay.Exchange> seen = new ArrayList<>();
  private @Nullable HydrantProcess runner;
  private String heartbeat = "";
  private int written;

  /** Without a process nothing is frozen. */
  synchronized void watches(HydrantProcess process) {
    runner = process;
  }

  @Override
  public Optional<byte[]> answered(Relay.Exchange exchange) {
    if (ofChild(exchange)) {
      look(exchange);
    } else if (exchange.uri().getPath().endsWith("/heartbeat")) {
      note(new String(exchange.body(), StandardCharsets.UTF_8));
    }
    return Optional.of(exchange.answer());
  }

  synchronized boolean froze() {
    return written >= WRITES;
  }

  /** What the server has answered to children, in the order of the answers. */
  synchronized List<Relay.Exchange> seen() {
    return List.copyOf(seen);
  }

  /** Whether the runner's latest heartbeat named the run: until all about it has been told. */
  synchronized boolean holds(String run) {
    return heartbeat.contains(run);
  }

  static boolean write(Relay.Exchange exchange) {
    return !exchange.method().equals("GET");
  }

  private synchronized void look(Relay.Exchange exchange) {
    seen.add(exchange);
    if (write(exchange) && exchange.status() < 300 && ++written == WRITES && runner != null) {
      runner.freezeDescendants();
      HydrantProcess.signal("STOP", runner.pid());
    }
  }

  private synchronized void note(String body) {
    heartbeat = body;
  }

  private static boolean ofChild(Relay.Exchange exchange) {
    return exchange.headers().getOrDefault("Authorization", List.of()).stream()
        .anyMatch(value -> value.startsWith(ATTEMPT));
  }
}
