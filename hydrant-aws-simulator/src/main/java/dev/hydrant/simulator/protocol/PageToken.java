package dev.hydrant.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Tokens of listings, unreadable as AWS's are, so that nobody builds one by hand. */
public final class PageToken {
  private PageToken() {}

  public static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("v1:" + position).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param refusal thrown for a token that never was given out
   */
  public static Optional<String> decode(Optional<String> token, AwsException refusal) {
    return token.map(text -> decode(text, refusal));
  }

  private static String decode(String token, AwsException refusal) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("v1:")) {
        return text.substring("v1:".length());
      }
      throw refusal;
    } catch (IllegalArgumentException notEncoded) {
      throw refusal;
    }
  }
}
