package dev.hydrant.server.tls;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * A certificate with its chain and its private key, checked: they belong together, and the
 * certificate is valid now.
 */
public final class ServerCertificate {
  /** What {@link #store} is protected with; it never leaves the process. */
  static final String PASSWORD = "in memory alone";

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * @throws HydrantException FILE_MISSING, FILE_UNREADABLE or CONFIG_INVALID_VALUE, each naming the
   *     file and what to do
   */
  public static ServerCertificate read(TlsFiles files, Clock clock) {
    List<X509Certificate> chain = PemFiles.certificates(files.certificate());
    PrivateKey key = PemFiles.privateKey(files.key());
    X509Certificate own = chain.get(0);
    Instant now = clock.instant();
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw invalid(
          "The certificate in %s ended on %s."
              .formatted(files.certificate(), own.getNotAfter().toInstant()),
          "Put a new one there.");
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      throw invalid(
          "The certificate in %s is valid from %s on, which is still to come."
              .formatted(files.certificate(), own.getNotBefore().toInstant()),
          "Check this machine's clock.");
    }
    if (!belongTogether(key, own.getPublicKey())) {
      throw invalid(
          "The key in %s is not the one of the certificate in %s."
              .formatted(files.key(), files.certificate()),
          "The server's own certificate comes first in its file, before those that signed it.");
    }
    return new ServerCertificate(chain, key);
  }

  /** When it ends. */
  public Instant endsAt() {
    return chain.get(0).getNotAfter().toInstant();
  }

  /** As the TLS engine takes it; the password is {@link #PASSWORD}. */
  KeyStore store() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", key, PASSWORD.toCharArray(), chain.toArray(new X509Certificate[0]));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory cannot be made", e);
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey open) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] sample = new byte[32];
    new SecureRandom().nextBytes(sample);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // Keys of two kinds: certainly no pair.
      return false;
    }
  }

  private static HydrantException invalid(String message, String advice) {
    return new HydrantException(ErrorCode.CONFIG_INVALID_VALUE, message, advice);
  }
}
