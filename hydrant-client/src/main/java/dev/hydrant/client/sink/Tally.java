package dev.hydrant.client.sink;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Problems;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

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
  final AtomicLong edgesKept = new AtomicLong();

  private final Map<String, Long> resolved = new ConcurrentHashMap<>();
  private final Map<String, Long> external = new ConcurrentHashMap<>();
  private final Map<String, Long> unresolved = new ConcurrentHashMap<>();
  private final Problems problems = new Problems();
  private final Set<String> told = new HashSet<>();
  private final RunEvents events;

  Tally(RunEvents events) {
    this.events = events;
  }

  void resolved(String role) {
    resolved.merge(role, 1L, Long::sum);
  }

  void external(String role) {
    external.merge(role, 1L, Long::sum);
  }

  void unresolved(String reason) {
    unresolved.merge(reason, 1L, Long::sum);
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
    events.log(RunEvents.Level.WARN, message);
  }

  void error(ErrorCode code, String stream, String message, String advice) {
    problems.add(new Problem(Severity.ERROR, code, stream, message, advice));
    events.log(RunEvents.Level.ERROR, stream + ": " + message);
  }

  void progress() {
    events.progress("write", created.get() + updated.get() + unchanged.get() + failed.get(), -1);
  }

  SinkReport report() {
    return new SinkReport(
        records.get(),
        created.get(),
        updated.get(),
        unchanged.get(),
        failed.get(),
        edgesWritten.get(),
        edgesRemoved.get(),
        edgesKept.get(),
        resolved,
        external,
        unresolved,
        problems.kept(),
        problems.dropped());
  }
}
