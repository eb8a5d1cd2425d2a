package dev.hydrant.simulator.protocol;

import java.util.Map;

/**
 * One simulated AWS service: reads its own requests, answers and reports errors in its protocol.
 */
public interface AwsService {

  /** The name that callers must sign for, such as {@code firehose}. */
  String signingName();

  /** Whether this service is addressed by these headers. */
  boolean isAddressedBy(Map<String, String> headers);

  AwsRequest read(Map<String, String> headers, byte[] body);

  Answer call(ServiceCall call);

  Answer error(AwsException error, String requestId);
}
