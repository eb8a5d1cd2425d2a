package dev.hydrant.secrets.aws;

import dev.hydrant.secrets.call.Reply;
import dev.hydrant.secrets.call.StoreHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Sends the SDK's requests the way that all stores go: same proxy, certificates and limits. */
final class JdkSdkHttp implements SdkHttpClient {
  /** The JDK sets these itself, from the address and the body. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "expect", "connection", "transfer-encoding");

  private final StoreHttp http;

  JdkSdkHttp(StoreHttp http) {
    this.http = http;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answered(http.exchange(builder(request)));
      }

      @Override
      public void abort() {
        // The exchange has its own limit, and ends when its thread is interrupted.
      }
    };
  }

  private static HttpRequest.Builder builder(HttpExecuteRequest request) throws IOException {
    byte[] body = new byte[0];
    if (request.contentStreamProvider().isPresent()) {
      try (InputStream content = request.contentStreamProvider().get().newStream()) {
        body = content.readAllBytes();
      }
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.httpRequest().getUri())
            .method(
                request.httpRequest().method().name(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    request
        .httpRequest()
        .forEachHeader(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    return builder;
  }

  private static HttpExecuteResponse answered(Reply reply) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(reply.status())
                .headers(reply.headers().map())
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.bytes())))
        .build();
  }

  @Override
  public void close() {
    // The client of the JDK ends with its last reference.
  }

  @Override
  public String clientName() {
    return "Jdk";
  }
}
