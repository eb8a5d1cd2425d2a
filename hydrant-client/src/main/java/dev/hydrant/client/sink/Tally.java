package dev.hydrant.client.sink;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.PlannedStream;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Problems;
import dev.hydrant.model.run.RoleCounts;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts what the sink does and tells problems once. Thread-safe. */
final class Tally {
  private static final int REMEMBERED = 50_000;

  final AtomicLong records = new AtomicLong();
  final AtomicLong created = new AtomicLong();
  final AtomicLong updated = new AtomicLong();
  final AtomicLong unchanged = new AtomicLong();
  final AtomicLong failed = new AtomicLong();
  final AtomicLong edgesWritten = new AtomicLong();
  final AtomicLong edgesRemoved = new AtomicLong();

  final AtomicLong restored = new AtomicLong();
  final AtomicLong deleted = new AtomicLong();
  final AtomicLong tagsAdded = new AtomicLong();
  final AtomicLong tagsRemoved = new AtomicLong();
  final AtomicLong statusesWritten = new AtomicLong();
  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final Map<String, Long> unresolved = new ConcurrentHashMap<>();
  private final Problems problems = new Problems();
  private final Set<String> told = new HashSet<>();
  private final RunEvents events;

  Tally(RunEvents events) {
    this.events = events;
  }

  /** An edge that a person drew and that stays; it may be met several times. */
  void kept(IdPair edge) {
    kept.add(edge.key());
  }

  void resolved(String role) {
    role(role).resolved.incrementAndGet();
  }

  void external(String role) {
    role(role).external.incrementAndGet();
  }

  void unresolved(String role, String reason) {
    role(role).unresolved.merge(reason, 1L, Long::sum);
  }

  void unresolved(String reason) {
    unresolved.merge(reason, 1L, Long::sum);
  }

  private Role role(String id) {
    return roles.computeIfAbsent(id, absent -> new Role());
  }

  void info(String message) {
    events.log(RunEvents.Level.INFO, message);
  }

  void warn(ErrorCode code, String stream, String message, String advice) {
    synchronized (told) {
      if (told.size() >= REMEMBERED || !told.add(message)) {
        return;
      }
    }
    problems.add(new Problem(Severity.WARNING, code, stream, message, advice));
    events.log(RunEvents.Level.WARN, (message + " " + advice).strip());
  }

  void error(ErrorCode code, String stream, String message, String advice) {
    problems.add(new Problem(Severity.ERROR, code, stream, message, advice));
    events.log(RunEvents.Level.ERROR, (stream + ": " + message + " " + advice).strip());
  }

  void progress() {
    events.progress("write", created.get() + updated.get() + unchanged.get() + failed.get(), -1);
  }

  /** How far the end of the run is. */
  void finishing(long done, long total) {
    events.progress("finish", done, total);
  }

  /**
   * @param plan what a dry run would do; empty in a real run
   */
  SinkReport report(List<PlannedStream> plan) {
    return new SinkReport(
        records.get(),
        created.get(),
        updated.get(),
        unchanged.get(),
        restored.get(),
        deleted.get(),
        failed.get(),
        edgesWritten.get(),
        edgesRemoved.get(),
        kept.size(),
        tagsAdded.get(),
        tagsRemoved.get(),
        statusesWritten.get(),
        roles.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().counts())),
        unresolved,
        plan,
        problems.kept(),
        problems.dropped());
  }

  private static final class Role {
    private final AtomicLong resolved = new AtomicLong();
    private final AtomicLong external = new AtomicLong();
    private final Map<String, Long> unresolved = new ConcurrentHashMap<>();

    private RoleCounts counts() {
      return new RoleCounts(resolved.get(), external.get(), unresolved);
    }
  }
}
