package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}",
        "{\"message\":\"x\",\"__type\" : \"com.amazonaws.firehose#ThrottlingException\"}",
        "{\"code\":\"ThrottlingException\"}",
        "<ErrorResponse><Error><Code>ThrottlingException</Code></Error></ErrorResponse>"
      })
  void finds_the_code_in_every_form_of_body(String body) {
    assertThat(ErrorCodes.of(Map.of(), body)).isEqualTo("ThrottlingException");
  }

  @Test
  void prefers_the_header_and_cuts_what_surrounds_the_code() {
    String header = "com.amazonaws#SlowDown:http://internal.amazon.com/coral/";
    assertThat(ErrorCodes.of(Map.of("X-Amzn-ErrorType", header), "{\"__type\":\"Other\"}"))
        .isEqualTo("SlowDown");
  }

  @Test
  void finds_none_in_a_page_of_a_proxy() {
    assertThat(ErrorCodes.of(Map.of(), "<html><body>Bad gateway</body></html>")).isEmpty();
  }

  @Test
  void takes_an_exceeded_limit_for_a_throttle() {
    assertThat(ErrorCodes.throttles("LimitExceededException")).isTrue();
    assertThat(ErrorCodes.throttles("AccessDeniedException")).isFalse();
  }
}
