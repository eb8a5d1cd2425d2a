package dev.hydrant.model.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sink did.
 *
 * @param records streams taken
 * @param created pipelines that were new
 * @param updated pipelines or lineage that changed
 * @param unchanged pipelines that caused no write
 * @param failed streams that could not be written
 * @param edgesWritten edges created or changed
 * @param edgesRemoved stale edges of ours that were removed
 * @param edgesKept edges drawn by people that were left alone
 * @param resolved edge ends found in the catalog, by role id
 * @param external edge ends represented by an external asset, by role id
 * @param unresolved edge ends without an entity, by reason
 * @param problems warnings and errors, at most 1,000 kept
 * @param problemsDropped how many more there were
 */
public record SinkReport(
    long records,
    long created,
    long updated,
    long unchanged,
    long failed,
    long edgesWritten,
    long edgesRemoved,
    long edgesKept,
    Map<String, Long> resolved,
    Map<String, Long> external,
    Map<String, Long> unresolved,
    List<Problem> problems,
    long problemsDropped) {
  public SinkReport {
    resolved = java.util.Collections.unmodifiableMap(new TreeMap<>(resolved));
    external = java.util.Collections.unmodifiableMap(new TreeMap<>(external));
    unresolved = java.util.Collections.unmodifiableMap(new TreeMap<>(unresolved));
    problems = List.copyOf(problems);
  }
}
