package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.ACCOUNT;
import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static dev.hydrant.simulator.OneHomeOrganisation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.identity.SimulatedRole;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class StsTest {
  private static final String READER = "arn:aws:iam::444455556666:role/data/hydrant-reader";
  private static final String CLOSED = "arn:aws:iam::444455556666:role/closed";
  private static final String GUARDED = "arn:aws:iam::444455556666:role/guarded";
  private static final String SHORT = "arn:aws:iam::444455556666:role/short";

  private AwsSimulator simulator;
  private StsClient sts;

  @BeforeEach
  void start() throws IOException {
    SimulatorOptions options =
        SimulatorOptions.defaults()
            .withFurtherKeys(Map.of("AKIAFURTHER000000001", OTHER.id()))
            .withRoles(
                SimulatedRole.denied(CLOSED),
                SimulatedRole.open(GUARDED).withExternalId("acme-42").withoutSourceIdentity(),
                SimulatedRole.open(SHORT).withMaxSessionSeconds(3600));
    simulator = AwsSimulator.start(options, OneHomeOrganisation.numbered(3));
    sts = Clients.sts(simulator, Clients.key(ACCOUNT));
  }

  @AfterEach
  void stop() {
    sts.close();
    simulator.close();
  }

  @Test
  void the_caller_is_known_by_the_access_key() {
    GetCallerIdentityResponse caller = sts.getCallerIdentity();

    assertThat(caller.account()).isEqualTo("111122223333");
    assertThat(caller.arn()).isEqualTo("arn:aws:iam::111122223333:user/simulated");
    assertThat(caller.userId()).isNotBlank();
  }

  @Test
  void a_further_key_belongs_to_the_account_it_was_given() {
    assertThat(identity(AwsBasicCredentials.create("AKIAFURTHER000000001", "x")).account())
        .isEqualTo(OTHER.id());
  }

  @Test
  void an_assumed_role_acts_in_the_account_of_the_role() {
    simulator.put(
        new Home(OTHER.id(), "eu-west-1"), StreamDocument.named(HOME, "of-the-other").build());

    AssumeRoleResponse answer =
        sts.assumeRole(
            r -> r.roleArn(READER).roleSessionName("hydrant").sourceIdentity("scan@acme"));

    Credentials credentials = answer.credentials();
    assertThat(answer.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::444455556666:assumed-role/hydrant-reader/hydrant");
    assertThat(answer.assumedRoleUser().assumedRoleId()).startsWith("AROA").endsWith(":hydrant");
    assertThat(answer.sourceIdentity()).isEqualTo("scan@acme");
    assertThat(credentials.accessKeyId()).startsWith("ASIA").hasSize(20);
    assertThat(credentials.expiration())
        .isCloseTo(Instant.now().plusSeconds(3600), within(20, ChronoUnit.SECONDS));
    assertThat(identity(session(credentials)).arn()).isEqualTo(answer.assumedRoleUser().arn());
    try (FirehoseClient firehose = firehose(session(credentials))) {
      assertThat(firehose.listDeliveryStreams().deliveryStreamNames())
          .containsExactly("of-the-other");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CLOSED, "arn:aws:iam::999999999999:role/hydrant-reader"})
  void a_role_without_trust_or_of_an_unknown_account_is_denied(String role) {
    assertError(
        () -> sts.assumeRole(r -> r.roleArn(role).roleSessionName("hydrant")),
        403,
        "AccessDenied",
        "is not authorized to perform: sts:AssumeRole on resource: " + role);
  }

  @Test
  void a_guarded_role_wants_its_external_id_and_no_source_identity() {
    assertError(
        () -> sts.assumeRole(r -> r.roleArn(GUARDED).roleSessionName("hydrant")),
        403,
        "AccessDenied",
        "sts:AssumeRole");
    assertError(
        () ->
            sts.assumeRole(
                r ->
                    r.roleArn(GUARDED)
                        .roleSessionName("hydrant")
                        .externalId("acme-42")
                        .sourceIdentity("someone")),
        403,
        "AccessDenied",
        "sts:SetSourceIdentity");
    assertThat(
            sts.assumeRole(r -> r.roleArn(GUARDED).roleSessionName("hydrant").externalId("acme-42"))
                .credentials())
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "899,greater than or equal to 900",
    "43201,less than or equal to 43200",
  })
  void a_duration_out_of_range_is_a_validation_error(int seconds, String rule) {
    assertError(
        () ->
            sts.assumeRole(
                r -> r.roleArn(READER).roleSessionName("hydrant").durationSeconds(seconds)),
        400,
        "ValidationError",
        rule);
  }

  @Test
  void a_session_may_not_outlast_what_the_role_allows() {
    assertError(
        () ->
            sts.assumeRole(r -> r.roleArn(SHORT).roleSessionName("hydrant").durationSeconds(3601)),
        400,
        "ValidationError",
        "MaxSessionDuration");
  }

  @Test
  void a_chained_role_may_not_ask_for_more_than_an_hour() {
    AwsCredentials first =
        session(sts.assumeRole(r -> r.roleArn(READER).roleSessionName("hydrant")).credentials());
    try (StsClient chained = Clients.sts(simulator, first)) {
      assertError(
          () ->
              chained.assumeRole(
                  r -> r.roleArn(READER).roleSessionName("chained").durationSeconds(7200)),
          400,
          "ValidationError",
          "1 hour session limit");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "with space", "with/slash"})
  void a_session_name_out_of_form_is_a_validation_error(String name) {
    assertError(
        () -> sts.assumeRole(r -> r.roleArn(READER).roleSessionName(name)),
        400,
        "ValidationError",
        "roleSessionName");
  }

  @Test
  void what_is_no_role_is_invalid() {
    assertError(
        () ->
            sts.assumeRole(
                r -> r.roleArn("arn:aws:iam::444455556666:user/x").roleSessionName("hydrant")),
        400,
        "ValidationError",
        "is invalid");
  }

  @Test
  void an_expired_session_is_refused_by_every_service_in_its_own_words() {
    AwsCredentials credentials =
        session(sts.assumeRole(r -> r.roleArn(READER).roleSessionName("hydrant")).credentials());
    simulator.expireSessions();

    assertError(() -> identity(credentials), 403, "ExpiredToken", "expired");
    try (FirehoseClient firehose = firehose(credentials)) {
      assertError(firehose::listDeliveryStreams, 400, "ExpiredTokenException", "expired");
    }
  }

  @Test
  void a_session_key_with_the_wrong_token_or_none_is_refused() {
    Credentials good =
        sts.assumeRole(r -> r.roleArn(READER).roleSessionName("hydrant")).credentials();

    assertError(
        () -> identity(AwsBasicCredentials.create(good.accessKeyId(), good.secretAccessKey())),
        403,
        "InvalidClientTokenId",
        "invalid");
    assertError(
        () ->
            identity(
                AwsSessionCredentials.create(good.accessKeyId(), good.secretAccessKey(), "other")),
        403,
        "InvalidClientTokenId",
        "invalid");
  }

  @Test
  void an_unknown_key_is_refused_unless_any_key_is_welcome() throws IOException {
    AwsCredentials unknown = AwsBasicCredentials.create("AKIANOBODY0000000000", "x");
    assertError(() -> identity(unknown), 403, "InvalidClientTokenId", "invalid");

    try (AwsSimulator open =
            AwsSimulator.start(
                SimulatorOptions.defaults().acceptingAnyKey(), OneHomeOrganisation.of());
        StsClient client = Clients.sts(open, unknown)) {
      assertThat(client.getCallerIdentity().account()).isEqualTo(ACCOUNT.id());
    }
  }

  @Test
  void faults_reach_sts_too() {
    simulator.setFaults(FaultPlan.parse("assume-role:denied,identity:throttle"));

    assertError(
        () -> sts.assumeRole(r -> r.roleArn(READER).roleSessionName("hydrant")),
        403,
        "AccessDenied",
        "sts:AssumeRole");
    assertError(sts::getCallerIdentity, 400, "Throttling", "Rate exceeded");
  }

  @Test
  void an_operation_that_is_not_simulated_is_an_invalid_action() {
    assertError(sts::getSessionToken, 400, "InvalidAction", "GetSessionToken");
  }

  private GetCallerIdentityResponse identity(AwsCredentials credentials) {
    try (StsClient client = Clients.sts(simulator, credentials)) {
      return client.getCallerIdentity();
    }
  }

  private FirehoseClient firehose(AwsCredentials credentials) {
    return Clients.firehose(simulator, "eu-west-1", credentials, 1);
  }

  private static AwsCredentials session(Credentials credentials) {
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  private static void assertError(ThrowingCallable call, int status, String code, String text) {
    assertThatThrownBy(call)
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            error -> {
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.awsErrorDetails().errorMessage()).contains(text);
            });
  }
}
