package dev.hydrant.simulator.sts;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.protocol.Answer;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsRequest;
import dev.hydrant.simulator.protocol.AwsService;
import dev.hydrant.simulator.protocol.Caller;
import dev.hydrant.simulator.protocol.QueryProtocol;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Map;

/** The Security Token Service of 2011-06-15 as far as a reader needs it. */
public final class StsService implements AwsService {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  /** STS has its own, older names and statuses for what the JSON services call otherwise. */
  private static final Map<String, AwsException> OWN_NAMES =
      Map.of(
          "UnrecognizedClientException", new AwsException(403, "InvalidClientTokenId", ""),
          "ExpiredTokenException", new AwsException(403, "ExpiredToken", ""),
          "InvalidSignatureException", new AwsException(403, "SignatureDoesNotMatch", ""),
          "IncompleteSignatureException", new AwsException(400, "IncompleteSignature", ""),
          "MissingAuthenticationTokenException",
              new AwsException(403, "MissingAuthenticationToken", ""),
          "AccessDeniedException", new AwsException(403, "AccessDenied", ""),
          "ThrottlingException", new AwsException(400, "Throttling", ""),
          "ValidationException", new AwsException(400, "ValidationError", ""),
          "UnknownOperationException", new AwsException(400, "InvalidAction", ""),
          "ServiceUnavailableException", new AwsException(503, "ServiceUnavailable", ""));

  private final QueryProtocol protocol = new QueryProtocol(NAMESPACE);
  private final RoleAssumption assumption;

  public StsService(RoleAssumption assumption) {
    this.assumption = assumption;
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public boolean isAddressedBy(Map<String, String> headers) {
    return headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
  }

  @Override
  public AwsRequest read(Map<String, String> headers, byte[] body) {
    ObjectNode parameters = protocol.read(body);
    return new AwsRequest(parameters.path("Action").asText(), parameters);
  }

  @Override
  public Answer call(ServiceCall call) {
    String operation = call.request().operation();
    return protocol.answer(operation, result(operation, call), call.requestId());
  }

  @Override
  public Answer error(AwsException error, String requestId) {
    AwsException named = OWN_NAMES.get(error.code());
    if (named == null) {
      return protocol.error(error, requestId);
    }
    return protocol.error(new AwsException(named.status(), named.code(), error.text()), requestId);
  }

  private String result(String operation, ServiceCall call) {
    switch (operation) {
      case "GetCallerIdentity":
        return identity(call.caller());
      case "AssumeRole":
        return assumption.assume(call.request(), call.caller());
      default:
        throw AwsException.of("UnknownOperationException", "Could not find operation " + operation);
    }
  }

  private static String identity(Caller caller) {
    return element("Arn", caller.arn())
        + element("UserId", caller.userId())
        + element("Account", caller.accountId());
  }
}
