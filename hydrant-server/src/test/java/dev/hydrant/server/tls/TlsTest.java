package dev.hydrant.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.auth.SignInModule;
import dev.hydrant.testnetwork.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String LOGIN = "{\"email\":\"admin\",\"password\":\"bm8=\"}";

  @TempDir Path folder;
  private TestCertificates certificates;

  @BeforeEach
  void prepare() {
    certificates = new TestCertificates(folder);
  }

  @Test
  void aServerWithACertificateSpeaksHttpsAndNothingElseAtItsAddress() throws Exception {
    TlsFiles files = made("server");
    SecretKey key = SecretKeySource.ofText("a key for this suite");
    try (Catalog catalog =
            new Catalog(
                CatalogDatabase.openSqlite(folder.resolve("data")), key, Clock.systemUTC());
        HydrantServer server =
            HydrantServer.start(
                ServerOptions.onPort(0).withTls(Optional.of(files)),
                catalog,
                List.of(new SignInModule(catalog, new Sealer(key))))) {
      HttpClient trusting = client(files);

      assertThat(server.address().getScheme()).isEqualTo("https");
      HttpResponse<String> live = get(trusting, server.address());
      assertThat(live.statusCode()).isEqualTo(200);
      assertThat(live.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThatThrownBy(() -> get(HttpClient.newHttpClient(), server.address()))
          .isInstanceOf(SSLException.class);
      assertThat(get(HttpClient.newHttpClient(), server.innerAddress()).statusCode())
          .isEqualTo(200);
      assertThat(server.innerAddress().getHost()).isEqualTo("127.0.0.1");
      HttpRequest login =
          HttpRequest.newBuilder(server.address().resolve("/api/v1/users/login"))
              .POST(BodyPublishers.ofString(LOGIN))
              .build();
      assertThat(trusting.send(login, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aNewCertificateIsShownWithoutARestartAndADamagedOneIsNot() throws Exception {
    TlsFiles files = made("server");
    TlsFiles next = made("next");
    SecretKey key = SecretKeySource.ofText("a key for this suite");
    LiveCertificate live = new LiveCertificate(files, Clock.systemUTC());
    live.context().start();
    try {
      assertThat(shown(live)).contains("CN=server");

      Files.writeString(files.certificate(), "nonsense");
      live.look();
      assertThat(shown(live)).contains("CN=server");

      replace(next.key(), files.key());
      replace(next.certificate(), files.certificate());
      live.look();
      assertThat(shown(live)).contains("CN=next");
    } finally {
      live.context().stop();
      live.close();
    }
  }

  @Test
  void whatIsWrongWithTheFilesIsToldByName() throws Exception {
    TlsFiles good = made("good");
    TlsFiles other = made("other");
    Path nothing = folder.resolve("nothing.pem");
    Path text = Files.writeString(folder.resolve("text.pem"), "hello");
    Path old =
        Files.writeString(
            folder.resolve("old.pem"),
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

    refused(ErrorCode.FILE_MISSING, new TlsFiles(nothing, good.key()), nothing.toString());
    refused(ErrorCode.FILE_MISSING, new TlsFiles(good.certificate(), nothing), nothing.toString());
    refused(ErrorCode.FILE_UNREADABLE, new TlsFiles(folder, good.key()), folder.toString());
    refused(ErrorCode.CONFIG_INVALID_VALUE, new TlsFiles(text, good.key()), "holds no certificate");
    refused(
        ErrorCode.CONFIG_INVALID_VALUE,
        new TlsFiles(good.certificate(), text),
        "holds no private key");
    refused(
        ErrorCode.CONFIG_INVALID_VALUE, new TlsFiles(good.certificate(), old), "'RSA PRIVATE KEY'");
    refused(
        ErrorCode.CONFIG_INVALID_VALUE,
        new TlsFiles(good.certificate(), other.key()),
        "is not the one of the certificate");
  }

  @Test
  void aCertificateOfAnotherTimeIsRefused() throws Exception {
    Path past = certificates.makeFrom("past", -40);
    Path future = certificates.makeFrom("future", 5);

    refused(
        ErrorCode.CONFIG_INVALID_VALUE, new TlsFiles(past, certificates.key("past")), "ended on");
    refused(
        ErrorCode.CONFIG_INVALID_VALUE,
        new TlsFiles(future, certificates.key("future")),
        "still to come");
  }

  private TlsFiles made(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    return new TlsFiles(certificates.make(name), certificates.key(name));
  }

  private static HttpClient client(TlsFiles files) throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder()
        .sslContext(TestCertificates.trusting(files.certificate()))
        .build();
  }

  private static HttpResponse<String> get(HttpClient client, URI server)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.resolve("/health/live")).build(), BodyHandlers.ofString());
  }

  private static String shown(LiveCertificate live) throws GeneralSecurityException {
    return ((java.security.cert.X509Certificate)
            live.context().getKeyStore().getCertificate("server"))
        .getSubjectX500Principal()
        .getName();
  }

  /** With a later time of change, however coarse the file system's clock is. */
  private static void replace(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(to, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private static void refused(ErrorCode code, TlsFiles files, String part) {
    assertThatThrownBy(() -> ServerCertificate.read(files, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.text()).contains(part);
              assertThat(e.advice()).isNotEmpty();
            });
  }
}
