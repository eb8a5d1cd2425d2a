package dev.hydrant.model.network;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A server's certificate was not accepted; the message names it and says why, for a person. */
public final class UntrustedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private UntrustedCertificateException(String message, Throwable cause) {
    super(message, cause);
  }

  static UntrustedCertificateException of(X509Certificate[] chain, CertificateException cause) {
    return new UntrustedCertificateException(
        chain.length == 0
            ? "the server shows no certificate"
            : "the certificate of '"
                + chain[0].getSubjectX500Principal().getName()
                + "', issued by '"
                + chain[0].getIssuerX500Principal().getName()
                + "', "
                + why(cause),
        cause);
  }

  private static String why(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof CertificateExpiredException) {
        return "has expired";
      }
      if (at instanceof CertificateNotYetValidException) {
        return "is not valid yet";
      }
      String said = String.valueOf(at.getMessage());
      if (said.startsWith("No subject alternative") || said.startsWith("No name matching")) {
        return "is for another host";
      }
    }
    return "is of no trusted authority";
  }

  /** The one among the causes of a failure, if that is what it came from. */
  public static Optional<UntrustedCertificateException> in(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof UntrustedCertificateException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
