package dev.hydrant.firehose.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hydrant.firehose.aws.ScriptedServer.Answer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsErrorsTest {
  static final RetryTiming QUICK =
      new RetryTiming(
          3,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMillis(1),
          Duration.ofMillis(2));

  private static Settings at(String url) {
    return Settings.inRegion("eu-west-1")
        .with("awsAccessKeyId", "AKIASIMULATED")
        .with("awsSecretAccessKey", "s3cr3t/key")
        .with("endPointURL", url);
  }

  private static HydrantException describing(Settings settings) {
    CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
    try (AwsClients clients = AwsClients.open(settings.checked(), governor, QUICK)) {
      return catchThrowableOfType(
          HydrantException.class, () -> clients.calls().describe("orders-to-lake"));
    }
  }

  private static HydrantException answered(Answer answer) throws IOException {
    try (ScriptedServer server = new ScriptedServer(answer)) {
      return describing(at(server.url()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, ExpiredTokenException,        AWS_CREDENTIALS_EXPIRED",
    "400, ExpiredToken,                 AWS_CREDENTIALS_EXPIRED",
    "400, UnrecognizedClientException,  AWS_CREDENTIALS_REFUSED",
    "403, InvalidClientTokenId,         AWS_CREDENTIALS_REFUSED",
    "400, InvalidSignatureException,    AWS_CREDENTIALS_REFUSED",
    "403, SignatureDoesNotMatch,        AWS_CREDENTIALS_REFUSED",
    "400, MissingAuthenticationToken,   AWS_CREDENTIALS_REFUSED",
    "400, AccessDeniedException,        AWS_ACCESS_DENIED",
    "403, AccessDenied,                 AWS_ACCESS_DENIED",
    "400, ThrottlingException,          AWS_THROTTLED",
    "400, LimitExceededException,       AWS_THROTTLED",
    "429, TooManyRequestsException,     AWS_THROTTLED",
    "500, InternalFailure,              AWS_FAILED",
    "503, ServiceUnavailableException,  AWS_FAILED",
    "400, ValidationException,          AWS_FAILED"
  })
  void each_error_of_aws_has_its_code_and_a_sentence_that_names_the_cause(
      int status, String awsCode, ErrorCode code) throws IOException {
    HydrantException error = answered(Answer.error(status, awsCode, "said by AWS"));
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.text() + error.advice()).contains("firehose:DescribeDeliveryStream");
    assertThat(error.getCause()).isNull();
  }

  @Test
  void a_denial_names_the_action_and_who_was_denied() throws IOException {
    HydrantException error =
        answered(
            Answer.error(
                400,
                "AccessDeniedException",
                "User: arn:aws:iam::123456789012:user/reader is not authorized to perform:"
                    + " firehose:DescribeDeliveryStream on resource: x with an explicit deny in"
                    + " an identity-based policy"));
    assertThat(error.text())
        .isEqualTo(
            "AWS denies firehose:DescribeDeliveryStream to"
                + " arn:aws:iam::123456789012:user/reader. A policy denies it explicitly.");
    assertThat(error.advice()).contains("firehose:DescribeDeliveryStream");
  }

  @Test
  void what_aws_repeats_of_a_secret_is_masked() throws IOException {
    HydrantException error =
        answered(Answer.error(400, "ValidationException", "bad s3cr3t/key of ASIAQWERTYUIOP12"));
    assertThat(error.text()).doesNotContain("s3cr3t", "ASIAQWERTY").contains("ValidationException");
  }

  @Test
  void a_page_instead_of_an_answer_is_told_from_aws() throws IOException {
    HydrantException error = answered(new Answer(200, "<html>Welcome, sign in</html>"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_ANSWER_UNEXPECTED);
    assertThat(error.text()).contains("127.0.0.1:").doesNotContain("Welcome");
  }

  @ParameterizedTest
  @CsvSource({"404", "407", "502"})
  void a_status_without_an_aws_error_is_told_from_aws(int status) throws IOException {
    HydrantException error = answered(new Answer(status, "<html>nope</html>"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_ANSWER_UNEXPECTED);
    assertThat(error.text()).contains("HTTP status " + status);
  }

  @Test
  void an_answer_without_a_description_is_unexpected() throws IOException {
    assertThat(answered(new Answer(200, "{}")).code()).isEqualTo(ErrorCode.AWS_ANSWER_UNEXPECTED);
  }

  @Test
  void a_refused_connection_names_the_host() throws IOException {
    String url;
    try (ScriptedServer server = new ScriptedServer(new Answer(200, "{}"))) {
      url = server.url();
    }
    HydrantException error = describing(at(url));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
    assertThat(error.text())
        .isEqualTo(url.substring(7) + " cannot be reached: the connection is refused.");
  }

  @Test
  void an_unknown_host_is_named() {
    HydrantException error = describing(at("http://firehose.nowhere.invalid"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
    assertThat(error.text()).contains("firehose.nowhere.invalid", "the name is not known");
  }

  @Test
  void an_answer_that_is_not_tls_is_told_as_such() throws IOException, InterruptedException {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answerInPlainText(plain));
      answering.start();
      HydrantException error = describing(at("https://127.0.0.1:" + plain.getLocalPort()));
      assertThat(error.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
      assertThat(error.text()).contains("no TLS connection");
      plain.close();
      answering.join();
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException closedOrHungUp) {
        continue;
      }
    }
  }

  @Test
  void a_timeout_names_the_host_of_the_service_that_was_called() {
    AwsErrors errors = new AwsErrors(Settings.inRegion("eu-central-1").checked());
    HydrantException firehose =
        errors.translate(
            Operation.LIST_DELIVERY_STREAMS,
            SdkClientException.create("x", new SocketTimeoutException("Read timed out")));
    HydrantException sts =
        errors.translate(Operation.ASSUME_ROLE, ApiCallTimeoutException.create(1_000));
    assertThat(firehose.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
    assertThat(firehose.text())
        .isEqualTo(
            "firehose.eu-central-1.amazonaws.com cannot be reached: it does not answer in time.");
    assertThat(sts.text()).startsWith("sts.eu-central-1.amazonaws.com cannot be reached");
  }

  @Test
  void with_fips_the_fips_host_is_named() {
    AwsErrors errors = new AwsErrors(Settings.inRegion("us-east-1").fips().checked());
    assertThat(
            errors
                .translate(Operation.LIST_DELIVERY_STREAMS, ApiCallTimeoutException.create(1))
                .text())
        .startsWith("firehose-fips.us-east-1.amazonaws.com");
  }

  @Test
  void an_interrupted_call_is_a_stop_and_no_failure() {
    AwsErrors errors = new AwsErrors(Settings.inRegion("eu-west-1").checked());
    assertThat(errors.translate(Operation.LIST_TAGS, AbortedException.create("interrupted")).code())
        .isEqualTo(ErrorCode.CANCELLED);
  }

  @Test
  void what_nobody_foresaw_is_told_without_the_sdks_words() {
    AwsErrors errors = new AwsErrors(Settings.inRegion("eu-west-1").checked());
    HydrantException error =
        errors.translate(Operation.LIST_TAGS, SdkClientException.create("s3cr3t detail"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_FAILED);
    assertThat(error.text()).contains("SdkClientException").doesNotContain("s3cr3t");
  }

  @Test
  void throttles_and_exceeded_limits_are_repeated_and_every_attempt_is_counted()
      throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            Answer.error(400, "ThrottlingException", "Rate exceeded"),
            Answer.error(400, "LimitExceededException", "Rate exceeded"),
            new Answer(200, "{\"Tags\":[{\"Key\":\"a\"}],\"HasMoreTags\":false}"))) {
      CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
      try (AwsClients clients = AwsClients.open(at(server.url()).checked(), governor, QUICK)) {
        assertThat(clients.calls().tags("orders")).isEqualTo(Optional.of(Map.of("a", "")));
      }
      assertThat(governor.calls()).isEqualTo(Map.of("ListTagsForDeliveryStream", 3L));
      assertThat(governor.throttledCalls()).isEqualTo(Map.of("ListTagsForDeliveryStream", 2L));
    }
  }

  @Test
  void denials_are_not_repeated() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(Answer.error(400, "AccessDeniedException", "no"))) {
      assertThat(describing(at(server.url())).code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void tags_go_on_behind_the_last_key_that_is_not_a_systems_own() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            new Answer(
                200,
                "{\"Tags\":[{\"Key\":\"Owner\",\"Value\":\"data\"},{\"Key\":\"aws:stack\",\"Value\":\"s\"}],"
                    + "\"HasMoreTags\":true}"),
            new Answer(200, "{\"Tags\":[{\"Key\":\"team\"}],\"HasMoreTags\":false}"))) {
      CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
      try (AwsClients clients = AwsClients.open(at(server.url()).checked(), governor, QUICK)) {
        assertThat(clients.calls().tags("orders"))
            .isEqualTo(Optional.of(Map.of("Owner", "data", "aws:stack", "s", "team", "")));
      }
      assertThat(server.bodies().get(0)).contains("\"Limit\":50");
      assertThat(server.bodies().get(1)).contains("\"ExclusiveStartTagKey\":\"Owner\"");
    }
  }
}
