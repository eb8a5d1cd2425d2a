package dev.hydrant.simulator.protocol;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Credential part of a SigV4 Authorization header: access key, region and service. */
public record CredentialScope(String accessKeyId, String region, String service) {
  private static final String SCHEME = "AWS4-HMAC-SHA256";
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/(\\d{8})/([^/,\\s]+)/([^/,\\s]+)/aws4_request");

  public static CredentialScope parse(@Nullable String authorization) {
    if (authorization == null || authorization.isBlank()) {
      throw AwsException.of("MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    if (!authorization.startsWith(SCHEME + " ")) {
      throw incomplete("Authorization header requires the algorithm " + SCHEME + ".");
    }
    for (String part : List.of("Credential=", "SignedHeaders=", "Signature=")) {
      if (!authorization.contains(part)) {
        throw incomplete(
            "Authorization header requires '" + part.replace("=", "") + "' parameter.");
      }
    }
    Matcher matcher = CREDENTIAL.matcher(authorization);
    if (!matcher.find()) {
      throw incomplete("Credential must have exactly 5 slash-delimited elements.");
    }
    return new CredentialScope(matcher.group(1), matcher.group(3), matcher.group(4));
  }

  private static AwsException incomplete(String text) {
    return AwsException.of("IncompleteSignatureException", text);
  }
}
