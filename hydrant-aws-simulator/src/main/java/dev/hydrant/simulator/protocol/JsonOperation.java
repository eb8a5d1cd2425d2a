package dev.hydrant.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of a service that answers in JSON. */
@FunctionalInterface
public interface JsonOperation {
  /**
   * @throws AwsException when the answer is an error
   */
  ObjectNode answer(ServiceCall call);
}
