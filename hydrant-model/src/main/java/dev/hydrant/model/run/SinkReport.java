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
 * @param restored pipelines that had been deleted and came back; also counted as updated
 * @param deleted pipelines deleted softly, because AWS no longer has their streams
 * @param failed streams that could not be written
 * @param edgesWritten edges created or changed
 * @param edgesRemoved stale edges of ours that were removed
 * @param edgesKept edges drawn by people that were left alone
 * @param tagsAdded labels made from AWS tags that were added to pipelines
 * @param tagsRemoved labels of ours that AWS no longer has, removed
 * @param statusesWritten hourly statuses written
 * @param roles what became of the ends of edges, by role id
 * @param unresolved what names a source or target but is no asset, by reason
 * @param plan what would be done, stream by stream; empty unless the run is a dry one
 * @param problems warnings and errors, at most 1,000 kept
 * @param problemsDropped how many more there were
 */
public record SinkReport(
    long records,
    long created,
    long updated,
    long unchanged,
    long restored,
    long deleted,
    long failed,
    long edgesWritten,
    long edgesRemoved,
    long edgesKept,
    long tagsAdded,
    long tagsRemoved,
    long statusesWritten,
    Map<String, RoleCounts> roles,
    Map<String, Long> unresolved,
    List<PlannedStream> plan,
    List<Problem> problems,
    long problemsDropped) {
  public SinkReport {
    roles = java.util.Collections.unmodifiableMap(new TreeMap<>(roles));
    unresolved = java.util.Collections.unmodifiableMap(new TreeMap<>(unresolved));
    plan = List.copyOf(plan);
    problems = List.copyOf(problems);
  }

  /** The counts of one role; zeros where no edge of it was asked for. */
  public RoleCounts role(String id) {
    RoleCounts counts = roles.get(id);
    return counts == null ? new RoleCounts(0, 0, Map.of()) : counts;
  }
}
