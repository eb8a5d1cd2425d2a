package dev.hydrant.simulator.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request before anybody has made sense of it.
 *
 * @param path as it came, percent-encoded: a label may hold an encoded slash
 * @param query decoded; of a repeated parameter the last value
 * @param headers names in lower case; of a repeated header the first value
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record WireRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {
  private static final String FORM = "application/x-www-form-urlencoded";

  public WireRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The operation with the prefix of its service, as the JSON services are addressed. */
  public String target() {
    return header("x-amz-target").orElse("");
  }

  public boolean isForm() {
    return header("content-type").orElse("").startsWith(FORM);
  }

  /** Whether the signature is for this service; false for a garbled or absent one. */
  public boolean isSignedFor(String signingName) {
    try {
      return CredentialScope.parse(headers.get("authorization")).service().equals(signingName);
    } catch (AwsException unreadable) {
      return false;
    }
  }
}
