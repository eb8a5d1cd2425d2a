package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.Optional;

/** Tells Hydrant's edges from those of people and other tools. */
final class Ownership {
  static final String PIPELINE_LINEAGE = "PipelineLineage";
  private static final String MANUAL = "Manual";

  private Ownership() {}

  /** Whether this pipeline's run wrote the edge between these two ids. */
  static boolean ofPipeline(EdgeDetails edge, String pipelineId, String fromId, String toId) {
    return edge.source().equals(PIPELINE_LINEAGE)
        && (edge.pipelineId().equals(Optional.of(pipelineId))
            || fromId.equals(pipelineId)
            || toId.equals(pipelineId));
  }

  /** Whether it is an edge between two assets that no pipeline joins, and Hydrant wrote it. */
  static boolean plain(EdgeDetails edge) {
    return edge.pipelineId().isEmpty()
        && !byPeople(edge)
        && EdgeLine.parse(edge.description())
            .map(EdgeLine::role)
            .filter(role -> role == EdgeRole.CHANGE_CAPTURE || role == EdgeRole.DESCRIBED_BY)
            .isPresent();
  }

  /** Whether a person drew it. */
  static boolean byPeople(EdgeDetails edge) {
    return edge.source().equals(MANUAL);
  }
}
