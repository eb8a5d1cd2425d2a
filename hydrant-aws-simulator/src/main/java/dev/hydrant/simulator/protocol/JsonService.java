package dev.hydrant.simulator.protocol;

import java.util.Map;
import java.util.Set;

/** A service of the AWS JSON protocol: {@code X-Amz-Target} names service and operation. */
public interface JsonService extends AwsService {

  JsonProtocol protocol();

  /** By name. */
  Map<String, JsonOperation> operations();

  default ErrorNames errorNames() {
    return ErrorNames.json();
  }

  @Override
  default Set<String> operationNames() {
    return operations().keySet();
  }

  @Override
  default boolean isAddressedBy(WireRequest request) {
    return request.target().startsWith(protocol().targetPrefix());
  }

  @Override
  default AwsRequest read(WireRequest request) {
    String operation = request.target().substring(protocol().targetPrefix().length());
    return new AwsRequest(operation, protocol().read(request.body()));
  }

  @Override
  default Answer call(ServiceCall call) {
    JsonOperation operation = operations().get(call.request().operation());
    if (operation == null) {
      throw AwsException.of("UnknownOperationException", "");
    }
    return protocol().answer(operation.answer(call), call.requestId());
  }

  @Override
  default Answer error(AwsException error, String requestId) {
    return protocol().error(errorNames().translate(error), requestId);
  }
}
