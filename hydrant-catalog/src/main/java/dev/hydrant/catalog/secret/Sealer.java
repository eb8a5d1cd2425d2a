package dev.hydrant.catalog.secret;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM with a fresh nonce for each value. One key seals; while keys are changed, others open
 * too: a value that a key did not seal does not open with it.
 */
public final class Sealer {
  private static final String PREFIX = "sealed:1:";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final List<SecretKey> others;
  private final SecureRandom random = new SecureRandom();

  public Sealer(SecretKey key) {
    this(key, List.of());
  }

  /**
   * @param key seals
   * @param others open, besides
   */
  public Sealer(SecretKey key, List<SecretKey> others) {
    this.key = key;
    this.others = List.copyOf(others);
  }

  /** Whether a stored text is sealed. */
  public static boolean isSealed(String text) {
    return text.startsWith(PREFIX);
  }

  /** Whether a longer text, such as a document, holds a sealed value. */
  public static boolean mentionedIn(String text) {
    return text.contains(PREFIX);
  }

  public String seal(String clear) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
      byte[] sealed = cipher.doFinal(clear.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return PREFIX + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a value cannot be sealed", e);
    }
  }

  /**
   * @throws HydrantException SECRET_UNRESOLVED when no key opens it
   */
  public String open(String sealed) {
    Optional<String> opened = opened(sealed, key);
    for (SecretKey other : others) {
      opened = opened.or(() -> opened(sealed, other));
    }
    return opened.orElseThrow(
        () ->
            new HydrantException(
                ErrorCode.SECRET_UNRESOLVED,
                "A stored password cannot be read: it was sealed with another key.",
                "Put the original key back, or enter the password again."));
  }

  /**
   * The same value, sealed with the key that seals; unchanged when it is already.
   *
   * @throws HydrantException SECRET_UNRESOLVED when no key opens it
   */
  public String reseal(String sealed) {
    return opened(sealed, key).isPresent() ? sealed : seal(open(sealed));
  }

  private static Optional<String> opened(String sealed, SecretKey key) {
    try {
      byte[] all = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
      if (all.length < NONCE) {
        return Optional.empty();
      }
      byte[] nonce = Arrays.copyOf(all, NONCE);
      byte[] rest = Arrays.copyOfRange(all, NONCE, all.length);
      byte[] clear = cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(rest);
      return Optional.of(new String(clear, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not of this key, or damaged: the caller says so when no other key opens it.
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
