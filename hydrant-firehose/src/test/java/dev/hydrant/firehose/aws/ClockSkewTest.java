package dev.hydrant.firehose.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ClockSkewTest {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  /** Takes what was signed within five minutes of a clock two hours ahead, as AWS does. */
  private static boolean inTime(String stamp, Instant ahead) {
    Instant signed = LocalDateTime.parse(stamp, STAMP).toInstant(UTC);
    return Duration.between(signed, ahead).abs().compareTo(Duration.ofMinutes(5)) < 0;
  }

  /** Over a bare socket: the JDK's own server writes the true date into every answer. */
  private static void answer(Socket client, List<Boolean> taken) throws IOException {
    try (client) {
      InputStream in = client.getInputStream();
      Map<String, String> headers = headers(in);
      in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
      Instant ahead = Instant.now().plus(Duration.ofHours(2));
      boolean fine = inTime(headers.getOrDefault("x-amz-date", ""), ahead);
      taken.add(fine);
      String body =
          fine
              ? "{\"DeliveryStreamNames\":[\"orders\"],\"HasMoreDeliveryStreams\":false}"
              : "{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired\"}";
      String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ahead.atOffset(UTC));
      String head =
          "HTTP/1.1 %s\r\nDate: %s\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(fine ? "200 OK" : "400 Bad Request", date, body.length());
      client.getOutputStream().write((head + body).getBytes(US_ASCII));
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : head.toString().split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  @Test
  void a_wrong_clock_of_this_machine_is_corrected_by_that_of_aws() throws Exception {
    List<Boolean> taken = new CopyOnWriteArrayList<>();
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread serving =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try {
                  answer(server.accept(), taken);
                } catch (IOException closed) {
                  return;
                }
              }
            });
    serving.start();
    Settings settings =
        Settings.inRegion("eu-west-1")
            .with("awsAccessKeyId", "AKIASIMULATED")
            .with("awsSecretAccessKey", "x")
            .with("endPointURL", "http://127.0.0.1:" + server.getLocalPort());
    CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
    try (AwsClients clients = AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK)) {
      assertThat(clients.calls().list(Optional.empty(), 1).names()).containsExactly("orders");
      assertThat(clients.calls().list(Optional.empty(), 1).names()).containsExactly("orders");
    } finally {
      server.close();
      serving.join();
    }
    assertThat(taken).containsExactly(false, true, true);
  }
}
