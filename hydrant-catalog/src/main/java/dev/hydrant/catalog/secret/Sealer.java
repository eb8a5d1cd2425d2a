package dev.hydrant.catalog.secret;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM with a fresh nonce for each value. */
public final class Sealer {
  private static final String PREFIX = "sealed:1:";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  public Sealer(SecretKey key) {
    this.key = key;
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
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
      byte[] sealed = cipher.doFinal(clear.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return PREFIX + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a value cannot be sealed", e);
    }
  }

  /**
   * @throws HydrantException SECRET_UNRESOLVED when the key is another one
   */
  public String open(String sealed) {
    byte[] all = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
    ByteBuffer buffer = ByteBuffer.wrap(all);
    byte[] nonce = new byte[NONCE];
    buffer.get(nonce);
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    try {
      return new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(rest), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new HydrantException(
          ErrorCode.SECRET_UNRESOLVED,
          "A stored password cannot be read: it was sealed with another key.",
          "Put the original key back, or enter the password again.",
          e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
