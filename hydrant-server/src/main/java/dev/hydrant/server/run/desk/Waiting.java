package dev.hydrant.server.run.desk;

import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.run.RunnerDirectory;
import dev.hydrant.catalog.run.RunnerDirectory.Known;
import dev.hydrant.catalog.run.Runners;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says what a queued run waits for. */
public final class Waiting {
  private static final long CONNECTED = 30_000;
  private static final long MINUTE = 60_000;

  private final RunReader reader;
  private final RunnerDirectory directory;

  public Waiting(RunReader reader, RunnerDirectory directory) {
    this.reader = reader;
    this.directory = directory;
  }

  /** Answers for several runs of one moment: runners are looked at once. */
  public Moment now() {
    return new Moment();
  }

  /** One look at the runners. */
  public final class Moment {
    private final Map<String, Known> runners = new HashMap<>();
    private boolean looked;

    private Moment() {}

    /** One sentence, after what happened to the run before. */
    public String reason(Run run) {
      String before = run.reason().isEmpty() ? "" : run.reason() + " ";
      if (reader.running(run.pipeline())) {
        return before + "Waiting for the run before it to end.";
      }
      return before + waitingFor(run.runner());
    }

    private String waitingFor(String name) {
      if (!looked) {
        directory.all().forEach(known -> runners.put(known.name(), known));
        looked = true;
      }
      String waiting = "Waiting for runner " + name;
      return Optional.ofNullable(runners.get(name))
          .map(known -> waiting + state(known))
          .orElse(waiting + ", which the server does not know.");
    }
  }

  private static String state(Known runner) {
    if (runner.seenAgo().isEmpty()) {
      return ", which has never been connected.";
    }
    long ago = runner.seenAgo().get();
    if (ago >= CONNECTED) {
      return ", which was last heard " + ago(ago) + " ago.";
    }
    int slots = sum(runner, true);
    int running = sum(runner, false);
    return slots > 0 && running >= slots ? ": all of its " + slots + " slots are in use." : ".";
  }

  private static int sum(Known runner, boolean slots) {
    return runner.replicas().stream()
        .filter(replica -> replica.seenAgo() < CONNECTED)
        .mapToInt(slots ? Runners.Seen::slots : Runners.Seen::running)
        .sum();
  }

  private static String ago(long millis) {
    long minutes = millis / MINUTE;
    if (minutes == 0) {
      return "less than a minute";
    }
    if (minutes < 120) {
      return minutes == 1 ? "a minute" : minutes + " minutes";
    }
    return minutes / 60 < 48 ? minutes / 60 + " hours" : minutes / 1_440 + " days";
  }
}
