package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.identity.SimulatedRole;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsClientsTest {
  private static final String GUARDED = "arn:aws:iam::500000000001:role/guarded";
  private static final String CLOSED = "arn:aws:iam::500000000001:role/closed";
  private static final String PLAIN = "arn:aws:iam::500000000001:role/team/reader";

  @TempDir Path folder;

  private final Map<String, Optional<String>> replaced = new TreeMap<>();
  private AwsSimulator simulator;
  private SimulatedAccount account;
  private CallGovernor governor;

  @BeforeEach
  void start() throws IOException {
    simulator =
        AwsSimulator.start(
            SimulatorOptions.defaults()
                .withRoles(
                    SimulatedRole.open(GUARDED).withExternalId("ticket-42").withoutSourceIdentity(),
                    SimulatedRole.denied(CLOSED)),
            new GeneratedOrganisation(4, 2, 1));
    account = simulator.accounts().get(0);
    governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
    // The machine's own credentials must not decide a test.
    property("aws.disableEc2Metadata", "true");
    property("aws.sharedCredentialsFile", file("credentials", ""));
    property("aws.configFile", file("config", ""));
  }

  @AfterEach
  void stop() {
    simulator.close();
    replaced.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                old -> System.setProperty(name, old), () -> System.clearProperty(name)));
  }

  private void property(String name, String value) {
    replaced.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private Settings settings() {
    return Settings.inRegion("eu-west-1").with("endPointURL", simulator.endpoint().toString());
  }

  private Settings withKeys() {
    return settings()
        .with("awsAccessKeyId", account.accessKeyId())
        .with("awsSecretAccessKey", account.secretAccessKey());
  }

  private CallerIdentity identity(Settings settings) {
    try (AwsClients clients = AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK)) {
      // Firehose must take the same credentials as STS does.
      assertThat(clients.calls().list(Optional.empty(), 1).names()).hasSize(1);
      return clients.calls().callerIdentity();
    }
  }

  private HydrantException refused(Settings settings) {
    return catchThrowableOfType(
        HydrantException.class,
        () -> {
          try (AwsClients clients =
              AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK)) {
            clients.calls().list(Optional.empty(), 1);
          }
        });
  }

  private static void noCredentialsInTheEnvironment() {
    assumeThat(System.getenv("AWS_ACCESS_KEY_ID")).isNull();
    assumeThat(System.getenv("AWS_WEB_IDENTITY_TOKEN_FILE")).isNull();
    assumeThat(System.getenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")).isNull();
    assumeThat(System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI")).isNull();
  }

  @Test
  void configured_keys_are_used() {
    assertThat(identity(withKeys()).account()).isEqualTo(account.id());
  }

  @Test
  void unknown_keys_are_refused_in_words() {
    HydrantException error =
        refused(
            settings().with("awsAccessKeyId", "AKIAUNKNOWN").with("awsSecretAccessKey", "s3cr3t"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_REFUSED);
    assertThat(error.text() + error.advice()).contains("eu-west-1").doesNotContain("s3cr3t");
  }

  @Test
  void a_profile_gives_its_keys() throws IOException {
    property(
        "aws.sharedCredentialsFile",
        file(
            "credentials",
            "[team]\naws_access_key_id=%s\naws_secret_access_key=%s\n"
                .formatted(account.accessKeyId(), account.secretAccessKey())));
    assertThat(identity(settings().with("profileName", "team")).account()).isEqualTo(account.id());
  }

  @Test
  void a_missing_profile_is_named() {
    HydrantException error = refused(settings().with("profileName", "nobody"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_MISSING);
    assertThat(error.text()).contains("profile 'nobody'");
    assertThat(error.advice()).contains("~/.aws/config");
  }

  @Test
  void a_malformed_file_of_the_machine_does_not_leak_into_the_error_of_configured_keys()
      throws IOException {
    property("aws.configFile", file("config", "s3cr3t without a section\n"));
    HydrantException error = refused(withKeys());
    assertThat(error.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
    assertThat(error.text() + error.advice()).contains("~/.aws/config").doesNotContain("s3cr3t");
  }

  @Test
  void without_anything_the_default_chain_is_asked() {
    property("aws.accessKeyId", account.accessKeyId());
    property("aws.secretAccessKey", account.secretAccessKey());
    assertThat(identity(settings()).account()).isEqualTo(account.id());
  }

  @Test
  void enabled_ignores_keys_and_profile() {
    property("aws.accessKeyId", account.accessKeyId());
    property("aws.secretAccessKey", account.secretAccessKey());
    Settings wrongKeys =
        settings()
            .enabled()
            .with("awsAccessKeyId", "AKIAUNKNOWN")
            .with("awsSecretAccessKey", "x")
            .with("profileName", "nobody");
    assertThat(identity(wrongKeys).account()).isEqualTo(account.id());
  }

  @Test
  void a_default_chain_without_credentials_says_what_to_set() {
    noCredentialsInTheEnvironment();
    HydrantException error = refused(settings());
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_MISSING);
    assertThat(error.advice()).contains("AWS_ACCESS_KEY_ID");
    assertThat(governor.calls()).isEmpty();
  }

  @Test
  void a_role_is_assumed_on_top_of_the_keys() {
    CallerIdentity identity = identity(withKeys().with("assumeRoleArn", PLAIN));
    assertThat(identity.arn())
        .isEqualTo("arn:aws:sts::500000000001:assumed-role/reader/OpenMetadataSession");
    assertThat(governor.calls()).containsEntry("AssumeRole", 1L);
  }

  @Test
  void the_credentials_of_a_role_carry_their_session_token_as_configured_keys_do() {
    Settings named = withKeys().with("assumeRoleArn", PLAIN).with("assumeRoleSessionName", "mine");
    assertThat(identity(named).arn()).endsWith("/mine");
  }

  @Test
  void the_external_id_is_handed_over() {
    assertThat(
            identity(withKeys().with("assumeRoleArn", GUARDED).externalId("ticket-42")).account())
        .isEqualTo("500000000001");
    HydrantException without = refused(withKeys().with("assumeRoleArn", GUARDED));
    assertThat(without.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(without.advice()).contains("external id");
  }

  @Test
  void the_source_identity_is_handed_over() {
    HydrantException error =
        refused(
            withKeys()
                .with("assumeRoleArn", GUARDED)
                .externalId("ticket-42")
                .with("assumeRoleSourceIdentity", "alice"));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(error.text()).contains("sts:SetSourceIdentity");
  }

  @Test
  void a_role_that_may_not_be_assumed_names_action_and_caller() {
    HydrantException error = refused(withKeys().with("assumeRoleArn", CLOSED));
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(error.text()).contains("sts:AssumeRole", "user/simulated");
  }

  @Test
  void a_denied_role_prints_the_caller_the_role_and_the_statement_to_add() throws IOException {
    HydrantException error =
        refused(
            withKeys()
                .with("assumeRoleArn", CLOSED)
                .with("assumeRoleSourceIdentity", "alice")
                .externalId("ticket-42"));
    String caller = "arn:aws:iam::" + account.id() + ":user/simulated";
    assertThat(error.text()).contains(caller, CLOSED);
    String advice = error.advice();
    JsonNode statement =
        Json.strict().readTree(advice.substring(advice.indexOf('{'), advice.lastIndexOf('}') + 1));
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    assertThat(statement.at("/Principal/AWS").asText()).isEqualTo(caller);
    assertThat(statement.path("Action"))
        .extracting(JsonNode::asText)
        .containsExactly("sts:AssumeRole", "sts:SetSourceIdentity");
    assertThat(statement.at("/Condition/StringEquals").path("sts:ExternalId").asText())
        .isEqualTo("ticket-42");
  }

  @Test
  void sessions_that_are_ended_in_mid_run_are_renewed_once_for_all_calls() throws Exception {
    Settings settings = withKeys().with("assumeRoleArn", PLAIN);
    try (AwsClients clients = AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK)) {
      assertThat(clients.calls().list(Optional.empty(), 1).names()).hasSize(1);
      simulator.expireSessions();
      ExecutorService workers = Executors.newFixedThreadPool(16);
      try {
        List<Future<StreamPage>> pages = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          pages.add(workers.submit(() -> clients.calls().list(Optional.empty(), 1)));
        }
        for (Future<StreamPage> page : pages) {
          assertThat(page.get().names()).hasSize(1);
        }
      } finally {
        workers.shutdownNow();
      }
      assertThat(governor.calls()).containsEntry("AssumeRole", 2L);
    }
  }

  @Test
  void a_role_needs_the_credentials_below_it() {
    noCredentialsInTheEnvironment();
    assertThat(refused(settings().with("assumeRoleArn", PLAIN)).code())
        .isEqualTo(ErrorCode.AWS_CREDENTIALS_MISSING);
  }

  @Test
  void expired_credentials_are_told_from_wrong_ones() {
    simulator.setFaults(FaultPlan.of(Fault.always("list", FaultKind.EXPIRED)));
    assertThat(refused(withKeys()).code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_EXPIRED);
  }

  @Test
  void an_endpoint_of_the_connection_wins_over_one_of_the_surroundings() {
    property("aws.endpointUrl", "http://127.0.0.1:1");
    property("aws.endpointUrlFirehose", "http://127.0.0.1:1");
    assertThat(identity(withKeys()).account()).isEqualTo(account.id());
  }

  @Test
  void fips_in_the_surroundings_does_not_break_an_endpoint_of_the_connection() {
    property("aws.useFipsEndpoint", "true");
    property("aws.useDualstackEndpoint", "true");
    assertThat(identity(withKeys()).account()).isEqualTo(account.id());
  }

  @Test
  void a_proxy_of_the_surroundings_is_not_used_to_reach_this_machine() {
    property("http.proxyHost", "127.0.0.1");
    property("http.proxyPort", "1");
    assertThat(identity(withKeys()).account()).isEqualTo(account.id());
  }

  @Test
  void faults_that_pass_are_overcome_by_repeating() {
    simulator.setFaults(
        FaultPlan.of(
            Fault.times(1, "list", FaultKind.INTERNAL), Fault.times(1, "list", FaultKind.RESET)));
    assertThat(identity(withKeys()).account()).isEqualTo(account.id());
    assertThat(governor.calls()).containsEntry("ListDeliveryStreams", 3L);
  }

  @Test
  void a_stream_that_is_gone_is_absent_and_no_failure() {
    try (AwsClients clients =
        AwsClients.open(withKeys().checked(), governor, AwsErrorsTest.QUICK)) {
      assertThat(clients.calls().describe("never-was")).isEmpty();
      assertThat(clients.calls().tags("never-was")).isEmpty();
    }
  }

  @Test
  void the_scope_of_the_caller_is_the_region_that_is_read() {
    try (AwsClients clients =
        AwsClients.open(withKeys().checked(), governor, AwsErrorsTest.QUICK)) {
      assertThat(clients.calls().callerScope().arn("firehose", "x"))
          .isEqualTo("arn:aws:firehose:eu-west-1:" + account.id() + ":x");
    }
  }
}
