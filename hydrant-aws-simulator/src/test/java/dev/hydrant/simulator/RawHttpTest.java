package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no SDK would send. */
class RawHttpTest {
  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIASIMFIRST00000001/20260101/eu-west-1/firehose/aws4_request,"
          + " SignedHeaders=host, Signature=00";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private AwsSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.numbered(1));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void a_signed_list_is_answered_with_the_headers_of_aws() throws Exception {
    HttpResponse<String> answer = post("ListDeliveryStreams", SIGNED, "{\"Limit\":5}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.1");
    assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    assertThat(json.readTree(answer.body()))
        .isEqualTo(
            json.readTree(
                "{\"DeliveryStreamNames\":[\"stream-0001\"],\"HasMoreDeliveryStreams\":false}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "nonsense",
        "{\"Limit\":\"five\"}",
        "{\"Limit\":99999999999}",
        "{\"DeliveryStreamType\":7}"
      })
  void a_body_that_is_not_the_right_json_is_a_serialization_error(String body) throws Exception {
    assertError(post("ListDeliveryStreams", SIGNED, body), 400, "SerializationException");
  }

  @Test
  void an_absent_name_is_a_validation_error() throws Exception {
    assertError(post("DescribeDeliveryStream", SIGNED, "{}"), 400, "ValidationException");
  }

  @Test
  void a_call_without_signature_is_refused() throws Exception {
    assertError(post("ListDeliveryStreams", "", "{}"), 400, "MissingAuthenticationTokenException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic abc",
        "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/firehose/aws4_request",
        "AWS4-HMAC-SHA256 Credential=AKIA/eu-west-1/firehose, SignedHeaders=host, Signature=00"
      })
  void a_garbled_signature_is_incomplete(String authorization) throws Exception {
    assertError(
        post("ListDeliveryStreams", authorization, "{}"), 400, "IncompleteSignatureException");
  }

  @ParameterizedTest
  @CsvSource({
    "AKIASIMFIRST00000001,AKIANOBODY0000000000,UnrecognizedClientException",
    "/firehose/,/kinesis/,InvalidSignatureException"
  })
  void a_key_or_scope_that_does_not_fit_is_refused(String from, String to, String code)
      throws Exception {
    assertError(post("ListDeliveryStreams", SIGNED.replace(from, to), "{}"), 400, code);
  }

  @Test
  void a_request_for_no_known_service_is_not_found() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(simulator.endpoint()).GET().build();

    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  @Test
  void statistics_are_read_and_reset_over_http() throws Exception {
    post("ListDeliveryStreams", SIGNED, "{}");
    post("ListDeliveryStreams", SIGNED, "{\"Limit\":0}");

    JsonNode list = stats().path("operations").path("ListDeliveryStreams");
    assertThat(list.path("calls").asInt()).isEqualTo(2);
    assertThat(list.path("failed").asInt()).isEqualTo(1);
    assertThat(list.path("firstCallMillis").asLong())
        .isPositive()
        .isLessThanOrEqualTo(list.path("lastCallMillis").asLong());

    HttpRequest reset =
        HttpRequest.newBuilder(simulator.endpoint().resolve("/_simulator/reset-stats"))
            .POST(BodyPublishers.noBody())
            .build();
    assertThat(http.send(reset, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    assertThat(stats().path("operations")).isEmpty();
  }

  @Test
  void a_taken_port_is_a_bind_exception() {
    SimulatorOptions same = SimulatorOptions.defaults().withPort(simulator.endpoint().getPort());

    Assertions.assertThatThrownBy(() -> AwsSimulator.start(same, OneHomeOrganisation.of()))
        .isInstanceOf(BindException.class);
  }

  private JsonNode stats() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.endpoint().resolve("/_simulator/stats")).GET().build();
    return json.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  private HttpResponse<String> post(String operation, String authorization, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(simulator.endpoint())
            .header("X-Amz-Target", "Firehose_20150804." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private void assertError(HttpResponse<String> answer, int status, String code) throws Exception {
    assertThat(json.readTree(answer.body()).path("__type").asText()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-errortype")).contains(code);
  }
}
