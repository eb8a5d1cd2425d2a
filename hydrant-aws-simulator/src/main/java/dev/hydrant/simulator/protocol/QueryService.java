package dev.hydrant.simulator.protocol;

import java.util.Map;
import java.util.Set;

/** A service of the query protocol: a form with an {@code Action}, answers in XML. */
public interface QueryService extends AwsService {

  QueryProtocol protocol();

  /** By name. */
  Map<String, QueryOperation> operations();

  default ErrorNames errorNames() {
    return ErrorNames.QUERY;
  }

  @Override
  default Set<String> operationNames() {
    return operations().keySet();
  }

  /** Nothing in the request but its signature names the service. */
  @Override
  default boolean isAddressedBy(WireRequest request) {
    return request.isForm() && request.isSignedFor(signingName());
  }

  @Override
  default AwsRequest read(WireRequest request) {
    var parameters = protocol().read(request.body());
    return new AwsRequest(parameters.path("Action").asText(), parameters);
  }

  @Override
  default Answer call(ServiceCall call) {
    String name = call.request().operation();
    QueryOperation operation = operations().get(name);
    if (operation == null) {
      throw AwsException.of("UnknownOperationException", "Could not find operation " + name);
    }
    return protocol().answer(name, operation.answer(call), call.requestId());
  }

  @Override
  default Answer error(AwsException error, String requestId) {
    return protocol().error(errorNames().translate(error), requestId);
  }
}
