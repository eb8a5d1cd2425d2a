package dev.hydrant.simulator.protocol;

import java.util.HashMap;
import java.util.Map;

/** A service's own names and statuses for errors that the JSON services call otherwise. */
public final class ErrorNames {
  /** The older names of the query services. */
  public static final ErrorNames QUERY =
      new ErrorNames(Map.of())
          .with("UnrecognizedClientException", 403, "InvalidClientTokenId")
          .with("ExpiredTokenException", 403, "ExpiredToken")
          .with("InvalidSignatureException", 403, "SignatureDoesNotMatch")
          .with("IncompleteSignatureException", 400, "IncompleteSignature")
          .with("MissingAuthenticationTokenException", 403, "MissingAuthenticationToken")
          .with("AccessDeniedException", 403, "AccessDenied")
          .with("ThrottlingException", 400, "Throttling")
          .with("ValidationException", 400, "ValidationError")
          .with("UnknownOperationException", 400, "InvalidAction")
          .with("ServiceUnavailableException", 503, "ServiceUnavailable");

  private final Map<String, AwsException> own;

  private ErrorNames(Map<String, AwsException> own) {
    this.own = Map.copyOf(own);
  }

  /** Those of the JSON services: nothing is translated. */
  public static ErrorNames json() {
    return new ErrorNames(Map.of());
  }

  public ErrorNames with(String jsonName, int status, String ownName) {
    Map<String, AwsException> more = new HashMap<>(own);
    more.put(jsonName, new AwsException(status, ownName, ""));
    return new ErrorNames(more);
  }

  public AwsException translate(AwsException error) {
    AwsException name = own.get(error.code());
    return name == null ? error : new AwsException(name.status(), name.code(), error.text());
  }
}
