package dev.hydrant.simulator.tagging;

import dev.hydrant.simulator.protocol.AwsException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Page tokens that hold the last name and when they end. */
final class ListingToken {
  private static final Duration VALID = Duration.ofMinutes(15);

  private final Clock clock;

  ListingToken(Clock clock) {
    this.clock = clock;
  }

  String issue(String lastName) {
    String text = clock.instant().plus(VALID).toEpochMilli() + ":" + lastName;
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  String read(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (Long.parseLong(text.substring(0, Math.max(0, colon))) < clock.millis()) {
        throw AwsException.of(
            "PaginationTokenExpiredException",
            "The pagination token has expired. Call again without a token.");
      }
      return text.substring(colon + 1);
    } catch (IllegalArgumentException foreign) { // not base64, or no number before the colon
      throw AwsException.of("InvalidParameterException", "Unable to parse pagination token");
    }
  }
}
