package dev.hydrant.simulator;

import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsService;
import dev.hydrant.simulator.protocol.ServiceCall;

/** Words the errors of a fault or a denial as AWS words them for the call at hand. */
final class FaultTexts {
  private FaultTexts() {}

  static AwsException fill(AwsException error, AwsService service, ServiceCall call) {
    if (!error.text().isEmpty()) {
      return error;
    }
    if (error.code().equals("AccessDeniedException")) {
      return denied(service, call);
    }
    return new AwsException(error.status(), error.code(), service.notFoundText(call));
  }

  static AwsException denied(AwsService service, ServiceCall call) {
    String action = service.action(call);
    return AwsException.of(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
            .formatted(call.caller().arn(), action, service.resource(call), action));
  }
}
