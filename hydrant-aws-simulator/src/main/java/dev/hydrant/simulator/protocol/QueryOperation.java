package dev.hydrant.simulator.protocol;

/** One operation of a service that answers in XML. */
@FunctionalInterface
public interface QueryOperation {
  /**
   * @return the content of the result element, escaped by {@link QueryProtocol#element}
   * @throws AwsException when the answer is an error
   */
  String answer(ServiceCall call);
}
