package dev.hydrant.simulator.protocol;

import java.util.Map;
import java.util.Set;

/** A service of the REST JSON protocol: method and path name the operation. */
public interface RestJsonService extends AwsService {

  RestJsonProtocol protocol();

  /** By name; the names are those of the protocol's routes. */
  Map<String, JsonOperation> operations();

  default ErrorNames errorNames() {
    return ErrorNames.json();
  }

  @Override
  default Set<String> operationNames() {
    return operations().keySet();
  }

  /** Nothing in the request but its signature names the service. */
  @Override
  default boolean isAddressedBy(WireRequest request) {
    return request.target().isEmpty() && request.isSignedFor(signingName());
  }

  @Override
  default AwsRequest read(WireRequest request) {
    return protocol().read(request);
  }

  @Override
  default Answer call(ServiceCall call) {
    JsonOperation operation = operations().get(call.request().operation());
    if (operation == null) {
      throw new AwsException(404, "UnknownOperationException", "");
    }
    return protocol().answer(operation.answer(call), call.requestId());
  }

  @Override
  default Answer error(AwsException error, String requestId) {
    return protocol().error(errorNames().translate(error), requestId);
  }
}
