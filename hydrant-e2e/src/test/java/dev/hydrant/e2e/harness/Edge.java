package dev.hydrant.e2e.harness;

/**
 * An edge as it is stored, by names.
 *
 * @param pipeline qualified name of the pipeline that the edge runs through; empty where a pipeline
 *     is itself an end, or none is concerned
 * @param line the first line of its description: the roles, then facts
 */
public record Edge(String from, String to, String pipeline, String line) {
  /** The words before the facts, such as {@code Delivery + Error sink}. */
  public String roles() {
    int dot = line.indexOf(" · ");
    return dot < 0 ? line : line.substring(0, dot);
  }
}
