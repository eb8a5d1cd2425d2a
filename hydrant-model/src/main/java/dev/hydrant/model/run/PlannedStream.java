package dev.hydrant.model.run;

import java.util.List;

/**
 * What a run would do to one delivery stream's pipeline; told by a dry run.
 *
 * @param action create, update, unchanged, restore or delete
 * @param changes members of the pipeline that would change
 * @param edgesAdded one line an edge: from, to, role
 * @param edgesRemoved one line an edge
 * @param unresolved one line an end, with the reason
 */
public record PlannedStream(
    String name,
    String action,
    List<String> changes,
    List<String> edgesAdded,
    List<String> edgesRemoved,
    List<String> unresolved) {
  public PlannedStream {
    changes = List.copyOf(changes);
    edgesAdded = List.copyOf(edgesAdded);
    edgesRemoved = List.copyOf(edgesRemoved);
    unresolved = List.copyOf(unresolved);
  }
}
