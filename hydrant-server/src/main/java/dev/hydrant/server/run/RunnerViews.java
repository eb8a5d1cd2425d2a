package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.run.RunnerDirectory;
import dev.hydrant.catalog.run.RunnerNames;
import dev.hydrant.catalog.run.Runners;
import java.util.List;

/** Runners as people see them: one row a name, with its processes below. */
final class RunnerViews {
  private static final long CONNECTED = 30_000;
  private static final long STALE = 120_000;

  /** Every state that a runner can be in. */
  static final List<String> STATES = List.of("Connected", "Stale", "Disconnected");

  private RunnerViews() {}

  /** The state that a runner is in. */
  static String status(RunnerDirectory.Known runner) {
    return runner.seenAgo().map(RunnerViews::status).orElse("Disconnected");
  }

  /**
   * @param nonePreferred nobody has chosen a default, so it is the runner inside the server
   * @param now in epoch milliseconds
   */
  static ObjectNode of(RunnerDirectory.Known runner, boolean nonePreferred, long now) {
    boolean builtIn = runner.name().equals(RunnerNames.BUILT_IN);
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", RunnerNames.id(runner.name()));
    view.put("type", RunnerNames.TYPE);
    view.put("name", runner.name());
    view.put("builtIn", builtIn);
    view.put("default", runner.preferred() || nonePreferred && builtIn);
    view.put("location", runner.location());
    view.put("version", runner.version());
    view.put("status", status(runner));
    runner.seenAgo().ifPresent(ago -> view.put("lastSeenAt", now - ago));
    ArrayNode replicas = view.putArray("replicas");
    int slots = 0;
    int running = 0;
    for (Runners.Seen replica : runner.replicas()) {
      if (replica.seenAgo() < STALE) {
        slots += replica.slots();
        running += replica.running();
        replicas.add(replica(replica, now));
      }
    }
    view.put("slots", slots);
    view.put("running", running);
    return view;
  }

  private static ObjectNode replica(Runners.Seen replica, long now) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("instance", replica.instance())
        .put("version", replica.version())
        .put("slots", replica.slots())
        .put("running", replica.running())
        .put("status", status(replica.seenAgo()))
        .put("lastSeenAt", now - replica.seenAgo());
  }

  private static String status(long ago) {
    if (ago < CONNECTED) {
      return "Connected";
    }
    return ago < STALE ? "Stale" : "Disconnected";
  }
}
