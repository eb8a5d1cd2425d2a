package dev.hydrant.server.tls;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads certificates and private keys as text files hold them (RFC 7468). No message quotes one.
 */
final class PemFiles {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private PemFiles() {}

  /** At least one. */
  static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> found;
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      found =
          BLOCK
              .matcher(read(file))
              .results()
              .filter(block -> block.group(1).equals("CERTIFICATE"))
              .map(block -> decoded(block.group(2), file))
              .map(bytes -> certificate(factory, bytes, file))
              .toList();
    } catch (CertificateException e) {
      throw new IllegalStateException("every Java has X.509", e);
    }
    if (found.isEmpty()) {
      throw invalid(
          "The file " + file + " holds no certificate.",
          "It must be PEM: text with a line -----BEGIN CERTIFICATE-----.");
    }
    return found;
  }

  static PrivateKey privateKey(Path file) {
    Matcher block = BLOCK.matcher(read(file));
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("PRIVATE KEY")) {
        return key(decoded(block.group(2), file), file);
      }
      if (kind.endsWith("PRIVATE KEY")) {
        throw invalid(
            "The key in " + file + " is in the form '" + kind + "', which Hydrant does not read.",
            "Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD.pem -out NEW.pem");
      }
    }
    throw invalid(
        "The file " + file + " holds no private key.",
        "It must be PEM: text with a line -----BEGIN PRIVATE KEY-----.");
  }

  private static X509Certificate certificate(CertificateFactory factory, byte[] bytes, Path file) {
    try {
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw damaged("certificate", file, e);
    }
  }

  private static PrivateKey key(byte[] bytes, Path file) {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (GeneralSecurityException notOfThisKind) {
        continue;
      }
    }
    throw invalid(
        "The private key in " + file + " cannot be read.", "It must be an RSA, EC or Ed25519 key.");
  }

  private static byte[] decoded(String text, Path file) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw damaged("text", file, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new HydrantException(
          ErrorCode.FILE_MISSING, "There is no file " + file + ".", "Check the path.", e);
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.FILE_UNREADABLE,
          "The file " + file + " cannot be read.",
          "It must be readable by the user that runs Hydrant.",
          e);
    }
  }

  private static HydrantException damaged(String what, Path file, Exception cause) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        "The " + what + " in " + file + " is damaged.",
        "Put the original there.",
        cause);
  }

  private static HydrantException invalid(String message, String advice) {
    return new HydrantException(ErrorCode.CONFIG_INVALID_VALUE, message, advice);
  }
}
