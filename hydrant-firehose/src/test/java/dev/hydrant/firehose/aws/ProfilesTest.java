package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hydrant.firehose.aws.ScriptedServer.Answer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.identity.SimulatedRole;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of real configuration files in a folder of their own. */
class ProfilesTest {
  private static final String ROLE = "arn:aws:iam::500000000001:role/reader";
  private static final String HUB = "arn:aws:iam::500000000000:role/hub";
  private static final String GUARDED = "arn:aws:iam::500000000001:role/guarded";
  private static final String CLOSED = "arn:aws:iam::500000000001:role/closed";

  @TempDir Path folder;

  private final Map<String, Optional<String>> replaced = new TreeMap<>();
  private AwsSimulator simulator;
  private SimulatedAccount account;

  @BeforeEach
  void start() throws IOException {
    simulator =
        AwsSimulator.start(
            SimulatorOptions.defaults()
                .withRoles(
                    SimulatedRole.open(GUARDED).withExternalId("ticket-42"),
                    SimulatedRole.open(ROLE).withMaxSessionSeconds(3_600),
                    SimulatedRole.denied(CLOSED)),
            new GeneratedOrganisation(4, 2, 1));
    account = simulator.accounts().get(0);
    Files.writeString(
        folder.resolve("credentials"),
        "[base]%naws_access_key_id = %s%naws_secret_access_key = %s%n"
            .formatted(account.accessKeyId(), account.secretAccessKey()));
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

  private ConfigFiles files(String config) throws IOException {
    Files.writeString(folder.resolve("config"), config);
    return new ConfigFiles(
        folder.resolve("config"), folder.resolve("credentials"), folder.resolve("sso"));
  }

  private String arn(String profile, String config) throws IOException {
    Settings settings =
        Settings.inRegion("eu-west-1")
            .with("endPointURL", simulator.endpoint().toString())
            .with("profileName", profile);
    CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
    try (AwsClients clients =
        AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK, files(config))) {
      assertThat(clients.calls().list(Optional.empty(), 1).names()).hasSize(1);
      return clients.calls().callerIdentity().arn();
    }
  }

  private HydrantException refused(String profile, String config) {
    return catchThrowableOfType(HydrantException.class, () -> arn(profile, config));
  }

  @Test
  void keys_of_either_file_are_used() throws IOException {
    assertThat(arn("base", "")).endsWith("user/simulated");
    String config =
        "[profile other]%naws_access_key_id=%s%naws_secret_access_key=x%n"
            .formatted(account.accessKeyId());
    assertThat(arn("other", config)).endsWith("user/simulated");
  }

  @Test
  void a_role_is_assumed_with_the_keys_of_its_source_profile_at_the_configured_endpoint()
      throws IOException {
    String config =
        "[profile reader]\nrole_arn=" + ROLE + "\nsource_profile=base\nrole_session_name=mine\n";
    assertThat(arn("reader", config))
        .isEqualTo("arn:aws:sts::500000000001:assumed-role/reader/mine");
  }

  @Test
  void a_role_may_be_assumed_with_the_keys_of_its_own_profile() throws IOException {
    String config = "[profile base]\nrole_arn=" + ROLE + "\nsource_profile=base\n";
    assertThat(arn("base", config)).endsWith("assumed-role/reader/OpenMetadataSession");
  }

  @Test
  void roles_are_chained_within_the_hour_that_aws_allows() throws IOException {
    String config =
        "[profile hub]\nrole_arn="
            + HUB
            + "\nsource_profile=base\n[profile reader]\nrole_arn="
            + ROLE
            + "\nsource_profile=hub\n";
    assertThat(arn("reader", config)).contains("assumed-role/reader/");
  }

  @Test
  void the_external_id_of_a_profile_is_handed_over() throws IOException {
    String role = "[profile reader]\nrole_arn=" + GUARDED + "\nsource_profile=base\n";
    assertThat(arn("reader", role + "external_id=ticket-42\n")).contains("assumed-role/guarded/");
    HydrantException denied = refused("reader", role);
    assertThat(denied.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(denied.text()).contains(GUARDED, "user/simulated");
  }

  @Test
  void a_denied_role_of_a_profile_prints_the_statement_that_it_needs() {
    HydrantException denied =
        refused("reader", "[profile reader]\nrole_arn=" + CLOSED + "\nsource_profile=base\n");
    assertThat(denied.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(denied.advice()).contains("\"Action\":\"sts:AssumeRole\"");
  }

  @Test
  void an_unknown_profile_says_where_it_was_looked_for_and_what_is_there() {
    HydrantException error = refused("nobody", "[profile team]\nregion=eu-west-1\n");
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_MISSING);
    assertThat(error.text())
        .contains(
            "no profile 'nobody'",
            folder.resolve("config").toString(),
            folder.resolve("credentials").toString());
    assertThat(error.advice()).contains("base, team");
  }

  @Test
  void a_file_that_is_not_there_is_told_as_such() throws IOException {
    Files.delete(folder.resolve("credentials"));
    HydrantException error = refused("nobody", "");
    assertThat(error.text()).contains(folder.resolve("credentials") + " (not there)");
    assertThat(error.advice()).contains("no profiles there");
  }

  @Test
  void an_unknown_source_profile_names_the_profile_that_wants_it() {
    HydrantException error =
        refused("reader", "[profile reader]\nrole_arn=" + ROLE + "\nsource_profile=gone\n");
    assertThat(error.text()).contains("'gone'", "the source_profile of 'reader'");
  }

  @Test
  void source_profiles_in_a_circle_are_shown() {
    String config =
        "[profile a]\nrole_arn=%s\nsource_profile=b\n[profile b]\nrole_arn=%s\nsource_profile=a\n"
            .formatted(ROLE, ROLE);
    assertThat(refused("a", config).text()).contains("a → b → a");
  }

  @Test
  void a_role_without_anything_to_assume_it_with_says_what_is_missing() {
    HydrantException error = refused("reader", "[profile reader]\nrole_arn=" + ROLE + "\n");
    assertThat(error.text()).contains("profile 'reader'");
    assertThat(error.advice()).contains("source_profile", "credential_source");
  }

  @Test
  void a_credential_source_without_credentials_is_explained() {
    assumeThat(System.getenv("AWS_ACCESS_KEY_ID")).isNull();
    HydrantException error =
        refused(
            "reader", "[profile reader]\nrole_arn=" + ROLE + "\ncredential_source=Environment\n");
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_MISSING);
    assertThat(error.text()).contains("profile 'reader'");
  }

  @Test
  void a_role_that_needs_a_code_is_not_tried() {
    HydrantException error =
        refused(
            "reader",
            "[profile reader]\nrole_arn=" + ROLE + "\nsource_profile=base\nmfa_serial=arn:x\n");
    assertThat(error.text()).contains("MFA");
  }

  @Test
  void a_process_gives_credentials() throws IOException {
    Path script =
        script(
            "echo '{\"Version\":1,\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"x\"}'"
                .formatted(account.accessKeyId()));
    assertThat(arn("tool", "[profile tool]\ncredential_process=" + script + "\n"))
        .endsWith("user/simulated");
  }

  @Test
  void a_process_that_fails_is_named_without_its_output() throws IOException {
    Path script = script("echo s3cr3t-out; echo s3cr3t-err >&2; exit 3");
    HydrantException error =
        refused("tool", "[profile tool]\ncredential_process=" + script + " s3cr3t-argument\n");
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_MISSING);
    assertThat(error.text()).contains("credential_process of profile 'tool'");
    assertThat(error.text() + error.advice()).doesNotContain("s3cr3t");
    assertThat(error.getCause()).isNull();
  }

  private Path script(String line) throws IOException {
    Path script = folder.resolve("tool.sh");
    Files.writeString(script, "#!/bin/sh\n" + line + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private static final String SSO =
      """
      [profile team]
      sso_session = corp
      sso_account_id = 500000000001
      sso_role_name = Reader
      [sso-session corp]
      sso_region = eu-west-1
      sso_start_url = https://corp.example.com/start
      """;

  @Test
  void without_a_sign_in_the_command_for_it_is_printed() {
    HydrantException error = refused("team", SSO);
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_MISSING);
    assertThat(error.advice())
        .isEqualTo("Run: aws sso login --profile team, or: aws sso login --sso-session corp");
  }

  @Test
  void an_expired_sign_in_prints_the_command_to_renew_it() throws Exception {
    signedIn(Instant.now().minusSeconds(60));
    HydrantException error = refused("team", SSO);
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_EXPIRED);
    assertThat(error.text()).contains("profile 'team'");
    assertThat(error.advice()).startsWith("Run: aws sso login --profile team");
  }

  @Test
  void a_sign_in_that_the_service_ended_prints_the_command_too() throws Exception {
    signedIn(Instant.now().plusSeconds(3_600));
    try (ScriptedServer sso =
        new ScriptedServer(Answer.error(401, "UnauthorizedException", "Session token not found"))) {
      property("aws.endpointUrlSso", sso.url());
      HydrantException error = refused("team", SSO);
      assertThat(error.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_EXPIRED);
      assertThat(error.advice()).startsWith("Run: aws sso login --profile team");
    }
  }

  @Test
  void a_sign_in_of_the_old_kind_prints_the_command_too() {
    HydrantException error =
        refused(
            "old",
            "[profile old]\nsso_start_url=https://corp.example.com/start\nsso_region=eu-west-1\n"
                + "sso_account_id=500000000001\nsso_role_name=Reader\n");
    assertThat(error.advice()).isEqualTo("Run: aws sso login --profile old");
  }

  @Test
  void a_sign_in_gives_the_credentials_of_its_role() throws Exception {
    signedIn(Instant.now().plusSeconds(3_600));
    String keys =
        "{\"roleCredentials\":{\"accessKeyId\":\"%s\",\"secretAccessKey\":\"x\",\"sessionToken\":\"t\",\"expiration\":%d}}"
            .formatted(account.accessKeyId(), Instant.now().plusSeconds(3_600).toEpochMilli());
    try (ScriptedServer sso = new ScriptedServer(new Answer(200, keys))) {
      property("aws.endpointUrlSso", sso.url());
      assertThat(arn("team", SSO)).endsWith("user/simulated");
      assertThat(sso.requests()).isEqualTo(1);
    }
  }

  @Test
  void a_sign_in_that_may_be_renewed_is_renewed_and_kept() throws Exception {
    Path saved =
        signedIn(
            Instant.now().minusSeconds(60),
            ",\"clientId\":\"c\",\"clientSecret\":\"cs\",\"refreshToken\":\"r1\"");
    String keys =
        "{\"roleCredentials\":{\"accessKeyId\":\"%s\",\"secretAccessKey\":\"x\",\"sessionToken\":\"t\",\"expiration\":%d}}"
            .formatted(account.accessKeyId(), Instant.now().plusSeconds(3_600).toEpochMilli());
    String renewed = "{\"accessToken\":\"fresh\",\"expiresIn\":3600,\"refreshToken\":\"r2\"}";
    try (ScriptedServer sso = new ScriptedServer(new Answer(200, keys));
        ScriptedServer oidc = new ScriptedServer(new Answer(200, renewed))) {
      property("aws.endpointUrlSso", sso.url());
      property("aws.endpointUrlSsoOidc", oidc.url());
      assertThat(arn("team", SSO)).endsWith("user/simulated");
      assertThat(oidc.bodies()).singleElement().asString().contains("refresh_token", "r1");
      assertThat(Files.readString(saved)).contains("fresh", "r2", "clientSecret", "startUrl");
    }
  }

  /** What the AWS CLI leaves behind. */
  private Path signedIn(Instant expiry, String... more)
      throws IOException, GeneralSecurityException {
    Path cache = Files.createDirectories(folder.resolve("sso"));
    byte[] name =
        MessageDigest.getInstance("SHA-1").digest("corp".getBytes(StandardCharsets.UTF_8));
    return Files.writeString(
        cache.resolve(HexFormat.of().formatHex(name) + ".json"),
        "{\"accessToken\":\"t0ken\",\"expiresAt\":\"%s\",\"region\":\"eu-west-1\",\"startUrl\":\"https://corp.example.com/start\"%s}"
            .formatted(expiry, String.join("", more)));
  }

  @Test
  void a_web_identity_is_exchanged_for_the_role_at_the_configured_endpoint() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "header.payload.signature");
    String answer =
        "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>"
            + "<AccessKeyId>%s</AccessKeyId><SecretAccessKey>x</SecretAccessKey>"
                .formatted(account.accessKeyId())
            + "<SessionToken>t</SessionToken><Expiration>%s</Expiration>"
                .formatted(Instant.now().plusSeconds(3_600))
            + "</Credentials></AssumeRoleWithWebIdentityResult>"
            + "</AssumeRoleWithWebIdentityResponse>";
    ConfigFiles files =
        files("[profile pod]\nrole_arn=" + ROLE + "\nweb_identity_token_file=" + token + "\n");
    try (ScriptedServer sts = new ScriptedServer(new Answer(200, answer))) {
      Settings settings =
          Settings.inRegion("eu-west-1")
              .with("endPointURL", simulator.endpoint().toString())
              .endpoint("sts", sts.url())
              .with("profileName", "pod");
      CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
      try (AwsClients clients =
          AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK, files)) {
        assertThat(clients.calls().list(Optional.empty(), 1).names()).hasSize(1);
      }
      assertThat(sts.bodies())
          .singleElement()
          .asString()
          .contains("Action=AssumeRoleWithWebIdentity", "header.payload.signature");
    }
  }
}
