package dev.hydrant.client.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.StatusClient;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.stream.HourHealth;
import dev.hydrant.model.stream.StreamHealth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the statuses of one pipeline to what its hours were: what is there is read once, and only
 * hours that are new or changed are written. Thread-safe.
 */
public final class StatusWriter {
  private static final int PORTION = 500;

  /** After one of these nothing else can be written either. */
  private static final Set<ErrorCode> FATAL =
      EnumSet.of(
          ErrorCode.CATALOG_UNAUTHORIZED, ErrorCode.CATALOG_UNREACHABLE, ErrorCode.CANCELLED);

  private final StatusClient catalog;
  private final boolean inBulk;
  private final Notes notes;
  private final HourStatus statuses;
  private volatile boolean closed;

  /** Takes what was done and what a person should know; the same message may come often. */
  public interface Notes {
    void written(int statuses);

    /** The state of a stream is not known, so that it gets no status. */
    void unknown();

    void warn(ErrorCode code, String stream, String message, String advice);
  }

  /**
   * @param inBulk whether the catalog takes many in one call; not every one does
   */
  public StatusWriter(StatusClient catalog, boolean inBulk, ObjectMapper json, Notes notes) {
    this.catalog = catalog;
    this.inBulk = inBulk;
    this.notes = notes;
    this.statuses = new HourStatus(json);
  }

  /**
   * A refusal costs the statuses and nothing else.
   *
   * @param pipeline qualified name
   * @param tasks the pipeline's tasks by name; the contract refuses others
   * @throws HydrantException when the catalog is gone or refuses the token
   */
  public void write(String pipeline, StreamHealth health, List<String> tasks) {
    List<ObjectNode> wanted = wanted(health, tasks);
    if (wanted.isEmpty()) {
      notes.unknown();
    }
    if (wanted.isEmpty() || closed) {
      return;
    }
    try {
      put(pipeline, changed(pipeline, wanted));
    } catch (HydrantException e) {
      if (FATAL.contains(e.code())) {
        throw e;
      }
      closed = closed || e.code() == ErrorCode.CATALOG_FORBIDDEN;
      notes.warn(
          e.code(),
          health.name(),
          closed
              ? "The catalog takes no statuses of pipelines. " + e.text()
              : "The statuses of " + health.name() + " were not written. " + e.text(),
          closed ? "Let the token's user edit the status of pipelines." : e.advice());
    }
  }

  private List<ObjectNode> wanted(StreamHealth health, List<String> tasks) {
    List<ObjectNode> wanted = new ArrayList<>();
    int last = health.hours().size() - 1;
    for (int at = 0; at <= last; at++) {
      HourHealth hour = health.hours().get(at);
      Optional<String> word = HourStatus.word(hour.state());
      if (word.isPresent()) {
        wanted.add(
            at == last
                ? statuses.current(health, hour, word.get(), tasks)
                : statuses.over(hour, word.get(), tasks));
      }
    }
    return wanted;
  }

  private List<ObjectNode> changed(String pipeline, List<ObjectNode> wanted) {
    Map<Long, JsonNode> there = new HashMap<>();
    catalog.between(
        pipeline,
        time(wanted.get(0)),
        time(wanted.get(wanted.size() - 1)),
        status -> there.put(time(status), status));
    return wanted.stream().filter(status -> !status.equals(there.get(time(status)))).toList();
  }

  private void put(String pipeline, List<ObjectNode> changed) {
    if (inBulk && changed.size() > 1) {
      for (int from = 0; from < changed.size(); from += PORTION) {
        List<ObjectNode> part = changed.subList(from, Math.min(changed.size(), from + PORTION));
        catalog.putAll(pipeline, part);
        notes.written(part.size());
      }
      return;
    }
    for (ObjectNode status : changed) {
      catalog.put(pipeline, status);
      notes.written(1);
    }
  }

  private static long time(JsonNode status) {
    return status.path("timestamp").asLong();
  }
}
