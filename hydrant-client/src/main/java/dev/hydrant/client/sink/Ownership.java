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

  /**
   * Whether an edge belongs to this pipeline: it carries it or ends at it, and its first line says
   * that Hydrant wrote it.
   *
   * @param all also what another tool wrote for the pipeline
   */
  static boolean ofPipeline(EdgeDetails edge, String pipelineId, IdPair pair, boolean all) {
    return edge.source().equals(PIPELINE_LINEAGE)
        && (edge.pipelineId().equals(Optional.of(pipelineId)) || pair.touches(pipelineId))
        && (all || EdgeLine.parse(edge.description()).isPresent());
  }

  /** Whether it is an edge between two assets that no pipeline joins, and Hydrant wrote it. */
  static boolean plain(EdgeDetails edge) {
    return plainRole(edge).isPresent();
  }

  /** The role of such an edge. */
  static Optional<EdgeRole> plainRole(EdgeDetails edge) {
    return edge.pipelineId().isEmpty() && !byPeople(edge)
        ? EdgeLine.parse(edge.description())
            .map(EdgeLine::role)
            .filter(role -> role == EdgeRole.CHANGE_CAPTURE || role == EdgeRole.DESCRIBED_BY)
        : Optional.empty();
  }

  /** Whether a person drew it. */
  static boolean byPeople(EdgeDetails edge) {
    return edge.source().equals(MANUAL);
  }
}
