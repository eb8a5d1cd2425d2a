package dev.hydrant.catalog.lineage;

/**
 * An edge that a walk went along.
 *
 * @param fromId the upstream end as it is shown: from the view of a pipeline, an edge that carries
 *     it ends at the pipeline
 * @param depth 1 next to the start
 */
public record Hop(String fromId, String toId, int depth, StoredEdge edge) {}
