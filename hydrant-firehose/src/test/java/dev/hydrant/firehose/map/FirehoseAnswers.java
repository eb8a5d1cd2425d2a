package dev.hydrant.firehose.map;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/** Reads AWS's JSON with AWS's own client, over a loopback socket: no second parser to be wrong. */
final class FirehoseAnswers implements AutoCloseable {
  private volatile byte[] answer = new byte[0];
  private final HttpServer server;
  private final FirehoseClient client;

  FirehoseAnswers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = answer;
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    client =
        FirehoseClient.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** What the client makes of this description in DescribeDeliveryStream's answer. */
  DeliveryStreamDescription describe(String description) {
    String body = "{\"DeliveryStreamDescription\":" + description + "}";
    answer = body.getBytes(StandardCharsets.UTF_8);
    return client
        .describeDeliveryStream(request -> request.deliveryStreamName("any"))
        .deliveryStreamDescription();
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
