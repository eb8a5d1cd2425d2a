package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.TestServer.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HydrantServerTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void refusesToListenToOtherMachines() {
    for (String host : List.of("0.0.0.0", "192.0.2.1")) {
      assertRefused(ErrorCode.BIND_REFUSED, ServerOptions.onPort(0).withHost(host));
    }
  }

  @Test
  void saysWhichPortIsInUse() {
    assertRefused(ErrorCode.PORT_IN_USE, ServerOptions.onPort(server.port()));
  }

  @Test
  void saysThatItIsAliveAndReady() {
    assertThat(server.get("/health/live").text()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(server.get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void countsRequestsByRouteAndNeverByName() {
    server.get("pipelines/name/prod.secret-name");

    String metrics = server.get("/metrics").text();

    assertThat(metrics).contains("hydrant_http_requests_seconds_count");
    assertThat(metrics).contains("route=\"/api/v1/pipelines/name/{fqn}\"");
    assertThat(metrics).doesNotContain("secret-name");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    Reply reply = server.put("pipelines", "\"" + "x".repeat(17 * 1024 * 1024) + "\"");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json().path("code").asInt()).isEqualTo(413);
  }

  @Test
  void refusesCallsThatPagesOfOtherSitesMake() {
    assertThat(server.send("GET", "system/version", "", "Origin", "https://evil.example").status())
        .isEqualTo(403);
    assertThat(server.send("GET", "system/version", "", "Sec-Fetch-Site", "cross-site").status())
        .isEqualTo(403);
    assertThat(server.send("GET", "system/version", "", "Origin", "http://localhost:5173").status())
        .isEqualTo(200);
  }

  @Test
  void letsPeopleFollowALinkFromAnotherSiteButNotSendAForm() {
    String[] link = {
      "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"
    };
    assertThat(server.send("GET", "system/version", "", link).status()).isEqualTo(200);
    assertThat(server.send("POST", "services/pipelineServices", "{}", link).status())
        .isEqualTo(403);
  }

  @Test
  void refusesNamesThatAreNotLocal() throws IOException {
    assertThat(raw("rebound.example")).startsWith("HTTP/1.1 403");
    assertThat(raw("localhost:" + server.port())).startsWith("HTTP/1.1 200");
    assertThat(raw("[::1]:" + server.port())).startsWith("HTTP/1.1 200");
  }

  @Test
  void protectsThePageByHeaders() {
    Reply reply = server.get("/health/live");

    assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Server")).isEmpty();
  }

  @Test
  void answersPlacesInsideThePageWithItsDocument() {
    Reply root = server.send("GET", "/", "", "Accept", "text/html");
    Reply deep = server.send("GET", "/pipeline/prod%2Dx.a%2Fb/overview", "", "Accept", "text/html");
    Reply script = server.send("GET", "/assets/none.js", "", "Accept", "*/*");

    assertThat(deep.status()).isEqualTo(root.status());
    assertThat(deep.text()).isEqualTo(root.text());
    assertThat(script.status()).isEqualTo(404);
    assertThat(
            server.send("GET", "/api/v2/x", "", "Accept", "text/html").json().path("code").asInt())
        .isEqualTo(404);
  }

  @Test
  void doesNotServeFilesBesideThePage() {
    for (String path :
        List.of("/../logback-test.xml", "/..%2Flogback-test.xml", "/%2e%2e/logback-test.xml")) {
      Reply reply = server.send("GET", path, "", "Accept", "application/xml");
      assertThat(reply.text()).as(path).doesNotContain("<configuration>");
    }
  }

  @Test
  void compressesLongAnswersForThoseWhoCanReadThem() throws IOException {
    String answer =
        raw(
            "localhost",
            "GET /api/v1/services/testConnectionDefinitions",
            "Accept-Encoding: gzip\r\n");

    assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-encoding: gzip");
  }

  private void assertRefused(ErrorCode code, ServerOptions options) {
    assertThatThrownBy(() -> HydrantServer.start(options, server.catalog(), List.of()).close())
        .isInstanceOfSatisfying(
            HydrantException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private String raw(String host) throws IOException {
    return raw(host, "GET /health/live", "");
  }

  /** The JDK's client sets the host header by itself. */
  private String raw(String host, String request, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      String text =
          request + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
