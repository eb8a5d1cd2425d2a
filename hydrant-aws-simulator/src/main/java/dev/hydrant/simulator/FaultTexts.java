package dev.hydrant.simulator;

import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.Caller;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Optional;

/** Words the errors of a fault as AWS words them for the call at hand. */
final class FaultTexts {
  private FaultTexts() {}

  static AwsException fill(AwsException error, ServiceCall call, Optional<String> stream) {
    if (!error.text().isEmpty()) {
      return error;
    }
    Caller caller = call.caller();
    String text =
        error.code().equals("AccessDeniedException")
            ? denied(call.request().operation(), caller, stream)
            : "Firehose "
                + stream.orElse("")
                + " under account "
                + caller.accountId()
                + " not found.";
    return new AwsException(error.status(), error.code(), text);
  }

  private static String denied(String operation, Caller caller, Optional<String> stream) {
    boolean sts = operation.equals("AssumeRole") || operation.equals("GetCallerIdentity");
    String action = (sts ? "sts:" : "firehose:") + operation;
    Home home = new Home(caller.accountId(), caller.region());
    return "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
        .formatted(caller.arn(), action, home.streamArn(stream.orElse("*")), action);
  }
}
