package dev.hydrant.catalog.run;

import dev.hydrant.model.workflow.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque tokens of 256 bits. The prefix says what a token is for, so that a leaked one is
 * recognised; the database holds hashes only.
 */
public final class Tokens {
  public static final String RUNNER = "hyr_";
  public static final String SESSION = "hys_";
  public static final String LEASE = "hyl_";
  public static final String JOB = "hyj_";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private Tokens() {}

  public static Secret random(String prefix, SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(prefix + encode(bytes));
  }

  /**
   * A token that only whoever knows the request's random number can derive: so a repeated request
   * gets the same tokens, and nothing but hashes has to be kept.
   */
  static Secret derived(String prefix, Secret requestId, String runId, int attempt) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(requestId.reveal()), ALGORITHM));
      return new Secret(prefix + encode(mac.doFinal(bytes(prefix + runId + "/" + attempt))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  public static String hash(String token) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(token)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hash(Secret token) {
    return hash(token.reveal());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
