package dev.hydrant.testnetwork;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a person's own making, by the JDK's keytool, and servers that show them. */
public final class TestCertificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;

  public TestCertificates(Path folder) {
    this.folder = folder;
  }

  /** A certificate for 127.0.0.1 that signs itself; the path of its PEM file. */
  public Path make(String name, String... otherHost) throws IOException, InterruptedException {
    return made(
        name, List.of("-ext", "SAN=" + (otherHost.length == 0 ? "IP:127.0.0.1" : otherHost[0])));
  }

  /** One whose 30 days began so many days from now; the past is negative. */
  public Path makeFrom(String name, int days) throws IOException, InterruptedException {
    return made(name, List.of("-ext", "SAN=IP:127.0.0.1", "-startdate", "%+dd".formatted(days)));
  }

  private Path made(String name, List<String> further) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-alias", "a", "-keyalg", "EC"));
    arguments.addAll(List.of("-dname", "CN=" + name, "-validity", "30"));
    arguments.addAll(further);
    keytool(name, arguments);
    Path pem = folder.resolve(name + ".pem");
    keytool(name, List.of("-exportcert", "-rfc", "-alias", "a", "-file", pem.toString()));
    return pem;
  }

  /** The private key of a certificate that was made; the path of its PEM file (PKCS #8). */
  public Path key(String name) throws IOException, GeneralSecurityException {
    byte[] key = store(name).getKey("a", PASSWORD).getEncoded();
    return Files.writeString(
        folder.resolve(name + ".key.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n");
  }

  /** A client's TLS that trusts the certificate in this PEM file and no other. */
  public static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** A server with that certificate, which knows no path until a context is added. */
  public HttpsServer serve(String name) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(name), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    return server;
  }

  private KeyStore store(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private void keytool(String name, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-keystore", folder.resolve(name + ".p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
    Path said = folder.resolve("keytool.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + Files.readString(said));
    }
  }
}
