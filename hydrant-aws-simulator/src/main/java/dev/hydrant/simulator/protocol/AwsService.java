package dev.hydrant.simulator.protocol;

import java.util.Set;

/**
 * One simulated AWS service: reads its own requests, answers and reports errors in its protocol.
 * Implement {@link JsonService}, {@link RestJsonService} or {@link QueryService}, and add the
 * service to the list of the simulator.
 */
public interface AwsService {

  /** The name that callers must sign for, such as {@code firehose} or {@code monitoring}. */
  String signingName();

  /** The service as IAM actions write it, where that is not the signing name. */
  default String iamName() {
    return signingName();
  }

  /** What can be called; a fault for another operation is a mistake of the test. */
  Set<String> operationNames();

  boolean isAddressedBy(WireRequest request);

  /**
   * @throws AwsException for a body that cannot be read
   */
  AwsRequest read(WireRequest request);

  Answer call(ServiceCall call);

  /**
   * @param error under the name that the JSON services give it; a service that has its own name or
   *     status for it ({@link ErrorNames}) translates
   */
  Answer error(AwsException error, String requestId);

  /**
   * What a call acts on, as an IAM policy names it: an ARN, or {@code *} for operations without.
   * Decides which calls a denial or a fault for one resource concerns.
   */
  default String resource(ServiceCall call) {
    return "*";
  }

  /** What a scripted "not found" says. */
  default String notFoundText(ServiceCall call) {
    return "Requested resource not found";
  }

  /** {@code service:Operation} as IAM policies write it. */
  default String action(ServiceCall call) {
    return iamName() + ":" + call.request().operation();
  }
}
