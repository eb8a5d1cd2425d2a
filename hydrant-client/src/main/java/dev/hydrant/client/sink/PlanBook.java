package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.run.PlannedStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a dry run would do, stream by stream, in the order of the listing. In a real run nothing is
 * kept. Thread-safe.
 */
final class PlanBook {
  private final boolean kept;
  private final Map<Long, PlannedStream> streams = new TreeMap<>();
  private final List<PlannedStream> deleted = new ArrayList<>();
  private final Map<String, List<JsonNode>> patches = new HashMap<>();

  /**
   * @param kept false: this is a real run
   */
  PlanBook(boolean kept) {
    this.kept = kept;
  }

  boolean isKept() {
    return kept;
  }

  /** Notes a patch that was kept from the catalog. */
  synchronized void patched(String id, JsonNode operations) {
    patches.computeIfAbsent(id, absent -> new ArrayList<>()).add(operations);
  }

  /**
   * @param turn the stream's place in the listing
   * @param id of its pipeline
   */
  synchronized void add(long turn, String id, StreamChanges changes) {
    if (kept) {
      patches.getOrDefault(id, List.of()).forEach(changes::patched);
      patches.remove(id);
      streams.put(turn, changes.planned());
    }
  }

  /** A stream that is not in the listing any more. */
  synchronized void addDeleted(StreamChanges changes) {
    if (kept) {
      deleted.add(changes.planned());
    }
  }

  synchronized List<PlannedStream> all() {
    List<PlannedStream> all = new ArrayList<>(streams.values());
    all.addAll(deleted);
    return all;
  }
}
