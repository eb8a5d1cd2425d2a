package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hydrant.firehose.aws.ScriptedServer.Answer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each service answers when it refuses, in its own form, and what becomes of it. */
class ServiceFaultsTest {
  private static Settings at(ScriptedServer server) {
    return Settings.inRegion("eu-west-1")
        .with("awsAccessKeyId", "AKIASIMULATED")
        .with("awsSecretAccessKey", "s3cr3t/key")
        .with("endPointURL", server.url());
  }

  /** An error as the service's protocol writes it. */
  private static Answer error(AwsService service, int status, String code, String message) {
    return switch (service) {
      case SNS, STS, CLOUDWATCH ->
          new Answer(
              status,
              "<ErrorResponse><Error><Type>Sender</Type><Code>"
                  + code
                  + "</Code><Message>"
                  + message
                  + "</Message></Error><RequestId>r</RequestId></ErrorResponse>");
      case EC2 ->
          new Answer(
              status,
              "<Response><Errors><Error><Code>"
                  + code
                  + "</Code><Message>"
                  + message
                  + "</Message></Error></Errors><RequestID>r</RequestID></Response>");
      default -> Answer.error(status, code, message);
    };
  }

  private static HydrantException failing(AwsService service, CallGovernor governor, Answer... said)
      throws IOException {
    try (ScriptedServer server = new ScriptedServer(said);
        AwsClients clients = AwsClients.open(at(server).checked(), governor, AwsErrorsTest.QUICK)) {
      return catchThrowableOfType(
          HydrantException.class, () -> new ServiceCalls(clients).call(service));
    }
  }

  private static CallGovernor governor() {
    return new CallGovernor(Map.of(), Ticker.system(), notice -> {});
  }

  private static String action(AwsService service) {
    return Objects.requireNonNull(ServiceCalls.OPERATIONS.get(service)).action();
  }

  @ParameterizedTest
  @CsvSource({
    "KAFKA,       403, ForbiddenException",
    "SNS,         403, AuthorizationError",
    "EC2,         403, UnauthorizedOperation",
    "GLUE,        400, AccessDeniedException",
    "DYNAMODB,    400, AccessDeniedException",
    "TAGGING,     400, AccessDeniedException",
    "CLOUDWATCH,  403, AccessDenied",
    "LOGS,        400, AccessDeniedException",
    "EVENTBRIDGE, 400, AccessDeniedException",
    "PIPES,       403, AccessDeniedException",
    "WAF,         400, AccessDeniedException",
    "RESOLVER,    400, AccessDeniedException"
  })
  void a_denial_in_the_form_of_each_service_names_the_permission(
      AwsService service, int status, String code) throws IOException {
    HydrantException error = failing(service, governor(), error(service, status, code, "no"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(error.text()).contains(action(service));
    assertThat(error.advice()).contains("Allow " + action(service));
  }

  @ParameterizedTest
  @EnumSource(AwsService.class)
  void throttles_of_each_service_are_repeated_and_counted(AwsService service) throws IOException {
    CallGovernor governor = governor();
    HydrantException error =
        failing(service, governor, error(service, 400, "Throttling", "Rate exceeded"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_THROTTLED);
    String name = Objects.requireNonNull(ServiceCalls.OPERATIONS.get(service)).awsName();
    assertThat(governor.throttledCalls()).isEqualTo(Map.of(name, 3L));
    assertThat(error.text() + error.advice()).contains(action(service));
  }

  @ParameterizedTest
  @EnumSource(AwsService.class)
  void an_exceeded_limit_of_each_service_is_repeated_as_a_throttle(AwsService service)
      throws IOException {
    CallGovernor governor = governor();
    HydrantException error =
        failing(service, governor, error(service, 400, "LimitExceededException", "Slow"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_THROTTLED);
    assertThat(governor.calls().values()).containsExactly(3L);
  }

  @ParameterizedTest
  @EnumSource(AwsService.class)
  void a_fault_of_each_service_that_lasts_is_told_after_all_repetitions(AwsService service)
      throws IOException {
    CallGovernor governor = governor();
    HydrantException error =
        failing(service, governor, error(service, 500, "InternalFailure", "oops"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_FAILED);
    assertThat(error.text()).contains(action(service), "InternalFailure");
    assertThat(governor.calls().values()).containsExactly(3L);
  }

  @ParameterizedTest
  @EnumSource(AwsService.class)
  void a_region_that_is_not_enabled_is_told_by_each_service(AwsService service) throws IOException {
    String code =
        service == AwsService.EC2
            ? "AuthFailure"
            : service == AwsService.SNS || service == AwsService.STS
                ? "InvalidClientTokenId"
                : "UnrecognizedClientException";
    HydrantException error =
        failing(service, governor(), error(service, 403, code, "The security token is invalid"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_REFUSED);
    assertThat(error.advice()).contains("region eu-west-1 enabled", action(service));
  }

  @ParameterizedTest
  @EnumSource(AwsService.class)
  void expired_credentials_are_tried_once_more_and_then_told(AwsService service)
      throws IOException {
    CallGovernor governor = governor();
    HydrantException error =
        failing(service, governor, error(service, 403, "ExpiredToken", "expired"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_EXPIRED);
    assertThat(governor.calls().values()).containsExactly(2L);
  }

  @ParameterizedTest
  @CsvSource({
    "KAFKA, SubscriptionRequiredException",
    "EC2, OptInRequired",
    "SNS, SubscriptionRequired"
  })
  void an_account_that_is_not_signed_up_is_told_so(AwsService service, String code)
      throws IOException {
    HydrantException error = failing(service, governor(), error(service, 403, code, "sign up"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(error.text()).contains("not signed up", action(service), code);
  }

  @Test
  void lake_formation_is_told_from_a_policy() throws IOException {
    HydrantException error =
        failing(
            AwsService.GLUE,
            governor(),
            error(
                AwsService.GLUE,
                400,
                "AccessDeniedException",
                "Insufficient Lake Formation permission(s): Required Describe on orders"));
    assertThat(error.text()).contains("glue:GetTable");
    assertThat(error.advice()).contains("Lake Formation", "grant DESCRIBE");
  }

  @Test
  void an_invalid_request_of_waf_is_told_in_its_own_words() throws IOException {
    HydrantException error =
        failing(
            AwsService.WAF,
            governor(),
            error(AwsService.WAF, 400, "WAFInvalidParameterException", "Scope is not valid"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_FAILED);
    assertThat(error.text()).contains("wafv2:ListLoggingConfigurations", "Scope is not valid");
  }

  @Test
  void an_answer_of_a_proxy_is_not_taken_for_one_of_aws() throws IOException {
    HydrantException error =
        failing(AwsService.GLUE, governor(), new Answer(502, "<html>Bad gateway</html>"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_ANSWER_UNEXPECTED);
  }
}
