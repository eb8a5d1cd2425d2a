package dev.hydrant.simulator.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One destination under the member name that AWS gives its shape. */
public record Destination(String member, ObjectNode body) {

  /** The same destination with further members set, or set anew. */
  public Destination with(Object... namesAndValues) {
    return new Destination(member, Json.put(body.deepCopy(), namesAndValues));
  }
}
