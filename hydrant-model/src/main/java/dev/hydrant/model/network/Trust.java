package dev.hydrant.model.network;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are accepted. */
public final class Trust {
  private static final String PEM_START = "-----BEGIN";

  private final boolean checked;
  private final boolean jdk;
  private final List<Certificate> further;

  private Trust(boolean checked, boolean jdk, Collection<? extends Certificate> further) {
    this.checked = checked;
    this.jdk = jdk;
    this.further = List.copyOf(further);
  }

  /** Of the authorities that the JDK knows. */
  public static Trust ofJdk() {
    return new Trust(true, true, List.of());
  }

  /** Any certificate at all: whoever is in between can read and change everything. */
  public static Trust ofAnybody() {
    return new Trust(false, false, List.of());
  }

  /**
   * Of the authorities in a PEM file, besides those of the JDK.
   *
   * @param setting the name of the setting that gives the path, for errors
   * @throws HydrantException when there is no such file or no certificate in it
   */
  public static Trust besidesJdk(String setting, String path) {
    return new Trust(true, true, read(setting, path));
  }

  /**
   * Of these authorities alone.
   *
   * @param pem the certificates themselves, or the path of a file with them
   */
  public static Trust only(String setting, String pem) {
    return new Trust(true, false, read(setting, pem));
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager()}, null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw withoutTls();
    }
  }

  private static HydrantException withoutTls() {
    return new HydrantException(
        ErrorCode.INTERNAL_ERROR, "This Java cannot set up TLS.", "Check its installation.");
  }

  X509ExtendedTrustManager manager() {
    try {
      return checked ? new ExplainingTrustManager(delegate()) : new AnybodyTrustManager();
    } catch (GeneralSecurityException | IOException broken) {
      throw withoutTls();
    }
  }

  private X509ExtendedTrustManager delegate() throws GeneralSecurityException, IOException {
    if (further.isEmpty()) {
      return x509(null);
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    if (jdk) {
      for (Certificate known : x509(null).getAcceptedIssuers()) {
        store.setCertificateEntry("jdk-" + number++, known);
      }
    }
    for (Certificate own : further) {
      store.setCertificateEntry("own-" + number++, own);
    }
    return x509(store);
  }

  /**
   * @param store null for the JDK's own
   */
  private static X509ExtendedTrustManager x509(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no " + X509TrustManager.class.getSimpleName());
  }

  private static Collection<? extends Certificate> read(String setting, String given) {
    byte[] pem = given.contains(PEM_START) ? given.getBytes(US_ASCII) : file(setting, given);
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException notReadable) {
      throw invalid(setting, "it holds something that is not a certificate");
    }
    throw invalid(setting, "it holds no certificate");
  }

  private static byte[] file(String setting, String path) {
    try {
      return Files.readAllBytes(Path.of(path.strip()));
    } catch (NoSuchFileException missing) {
      throw new HydrantException(
          ErrorCode.FILE_MISSING, setting + ": there is no file " + shown(path) + ".");
    } catch (InvalidPathException notAPath) {
      throw invalid(setting, "it is neither a path nor a certificate");
    } catch (IOException unreadable) {
      throw new HydrantException(
          ErrorCode.FILE_UNREADABLE, setting + ": the file " + shown(path) + " cannot be read.");
    }
  }

  /** What is no path at all was meant for something else. */
  private static String shown(String path) {
    return Optional.of(path.strip()).filter(text -> text.length() <= 300).orElse("of that name");
  }

  private static HydrantException invalid(String setting, String why) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        setting + ": " + why + ".",
        "Give a file in PEM form: one or more blocks that start with '-----BEGIN CERTIFICATE-----'.");
  }
}
