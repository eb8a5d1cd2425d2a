package dev.hydrant.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpsServer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.testnetwork.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTlsTest {
  @TempDir Path folder;

  private int status(Trust trust, String name) throws Exception {
    HttpsServer server = new TestCertificates(folder).serve(name);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(204, -1);
          }
        });
    try {
      URI target = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
      Network network = Network.direct().trusting(trust);
      return network
          .httpClient(target)
          .build()
          .send(HttpRequest.newBuilder(target).build(), BodyHandlers.discarding())
          .statusCode();
    } finally {
      server.stop(0);
    }
  }

  private String refusal(Trust trust, String name) {
    Throwable failure = catchThrowable(() -> status(trust, name));
    return String.valueOf(UntrustedCertificateException.in(failure).orElseThrow().getMessage());
  }

  @Test
  void an_unknown_authority_is_refused_and_named() throws Exception {
    new TestCertificates(folder).make("private");
    assertThat(refusal(Trust.ofJdk(), "private"))
        .isEqualTo(
            "the certificate of 'CN=private', issued by 'CN=private', is of no trusted authority");
  }

  @Test
  void every_certificate_of_the_file_is_trusted_besides_those_of_the_jdk() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    String both =
        Files.readString(certificates.make("first"))
            + Files.readString(certificates.make("second"));
    Path bundle = Files.writeString(folder.resolve("bundle.pem"), both);
    Trust trust = Trust.besidesJdk("hydrant.caCertificate", bundle.toString());
    assertThat(status(trust, "first")).isEqualTo(204);
    assertThat(status(trust, "second")).isEqualTo(204);
    int own = 2;
    int jdk = Trust.ofJdk().manager().getAcceptedIssuers().length;
    assertThat(jdk).isPositive();
    assertThat(trust.manager().getAcceptedIssuers()).hasSize(jdk + own);
  }

  @Test
  void given_authorities_alone_may_stand_in_a_file_or_as_text() throws Exception {
    Path pem = new TestCertificates(folder).make("only");
    assertThat(status(Trust.only("s", pem.toString()), "only")).isEqualTo(204);
    Trust text = Trust.only("s", Files.readString(pem));
    assertThat(status(text, "only")).isEqualTo(204);
    assertThat(text.manager().getAcceptedIssuers()).hasSize(1);
  }

  @Test
  void anybody_means_anybody_even_for_another_host() throws Exception {
    new TestCertificates(folder).make("elsewhere", "DNS:elsewhere.example");
    assertThat(status(Trust.ofAnybody(), "elsewhere")).isEqualTo(204);
  }

  @Test
  void a_certificate_for_another_host_and_an_expired_one_are_told_apart() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    Path other = certificates.make("elsewhere", "DNS:elsewhere.example");
    assertThat(refusal(Trust.only("s", other.toString()), "elsewhere"))
        .endsWith("is for another host");
    X509Certificate any = Trust.ofJdk().manager().getAcceptedIssuers()[0];
    CertificateException expired =
        new CertificateException("PKIX", new CertificateExpiredException("NotAfter: yesterday"));
    assertThat(UntrustedCertificateException.of(new X509Certificate[] {any}, expired))
        .hasMessageEndingWith("has expired");
  }

  @Test
  void a_file_that_is_missing_or_holds_no_certificate_is_refused_by_setting() throws IOException {
    assertThatThrownBy(() -> Trust.besidesJdk("hydrant.caCertificate", "/no/such.pem"))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.FILE_MISSING);
              assertThat(e.text()).contains("hydrant.caCertificate", "/no/such.pem");
            });
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path words = Files.writeString(folder.resolve("words.pem"), "-----BEGIN s3cr3t");
    for (Path file : List.of(empty, words)) {
      assertThatThrownBy(() -> Trust.besidesJdk("hydrant.caCertificate", file.toString()))
          .isInstanceOfSatisfying(
              HydrantException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
                assertThat(e.text()).startsWith("hydrant.caCertificate:").doesNotContain("s3cr3t");
              });
    }
  }
}
