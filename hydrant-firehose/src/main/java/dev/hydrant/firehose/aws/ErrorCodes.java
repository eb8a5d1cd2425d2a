package dev.hydrant.firehose.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The error codes of AWS that mean something to Hydrant, and where they stand in an answer. */
final class ErrorCodes {
  static final String NOT_FOUND = "ResourceNotFoundException";

  /** Kinesis and Firehose throttle with this one too; the SDK takes it for a final answer. */
  static final String LIMIT_EXCEEDED = "LimitExceededException";

  private static final Set<String> THROTTLES =
      Set.of(
          LIMIT_EXCEEDED,
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "ProvisionedThroughputExceededException",
          "SlowDown",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "BandwidthLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "EC2ThrottledException");
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");
  private static final Set<String> REFUSED =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidClientTokenIdException",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "InvalidAccessKeyId",
          "InvalidToken",
          "AuthorizationHeaderMalformed",
          "UnauthorizedException",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "AuthFailure");
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "AuthorizationError",
          "AuthorizationErrorException",
          "ForbiddenException",
          "NotAuthorized");

  /** The account is not signed up for the service or the region. */
  private static final Set<String> NOT_SUBSCRIBED =
      Set.of(
          "SubscriptionRequired", "SubscriptionRequiredException", "OptInRequired", "NotSignedUp");

  private static final Pattern IN_BODY =
      Pattern.compile(
          "\"(?:__type|code|Code)\"\\s*:\\s*\"(?:[^\"#]*#)?([A-Za-z0-9.]+)|<Code>([A-Za-z0-9.]+)<");

  private ErrorCodes() {}

  static boolean throttles(String code) {
    return THROTTLES.contains(code);
  }

  static boolean saysExpired(String code) {
    return EXPIRED.contains(code);
  }

  static boolean saysRefused(String code) {
    return REFUSED.contains(code);
  }

  static boolean saysDenied(String code) {
    return DENIED.contains(code);
  }

  static boolean saysNotSubscribed(String code) {
    return NOT_SUBSCRIBED.contains(code);
  }

  /** The code of an unsuccessful answer: the header's, else the body's; empty without any. */
  static String of(Map<String, String> headers, String body) {
    Optional<String> header =
        headers.entrySet().stream()
            .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals("x-amzn-errortype"))
            .map(Map.Entry::getValue)
            .findFirst();
    if (header.isPresent()) {
      String text = header.get().split(":", 2)[0];
      return text.substring(text.lastIndexOf('#') + 1);
    }
    Matcher matcher = IN_BODY.matcher(body);
    if (!matcher.find()) {
      return "";
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }
}
