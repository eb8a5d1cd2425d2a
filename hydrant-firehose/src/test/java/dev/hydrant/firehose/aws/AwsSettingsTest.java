package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsSettingsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/path/reader";

  private static void refused(ThrowingCallable call, ErrorCode code, String naming) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.text()).contains(naming);
            });
  }

  @Test
  void
      by_default_each_operation_of_firehose_has_five_calls_a_second_and_there_are_thirty_two_workers() {
    AwsSettings settings = Settings.inRegion("eu-west-1").checked();
    assertThat(settings.rates())
        .containsEntry(Operation.LIST_DELIVERY_STREAMS, 5.0)
        .containsEntry(Operation.DESCRIBE_DELIVERY_STREAM, 5.0)
        .containsEntry(Operation.LIST_TAGS, 5.0)
        .doesNotContainKey(Operation.GET_CALLER_IDENTITY)
        .allSatisfy((operation, rate) -> assertThat(rate).isBetween(1.0, 25.0));
    assertThat(settings.concurrency()).isEqualTo(32);
    assertThat(settings.credentials()).isEqualTo(new CredentialSource.DefaultChain(false));
    assertThat(settings.role()).isEmpty();
  }

  @Test
  void without_a_describe_limit_there_are_sixty_four_workers() {
    AwsSettings settings =
        Settings.inRegion("eu-west-1").rate("DescribeDeliveryStream", 0).checked();
    assertThat(settings.concurrency()).isEqualTo(64);
    assertThat(settings.rates()).containsEntry(Operation.LIST_DELIVERY_STREAMS, 5d);
  }

  @Test
  void a_configured_concurrency_wins() {
    assertThat(Settings.inRegion("eu-west-1").concurrency(1).checked().concurrency()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65})
  void a_concurrency_out_of_bounds_is_refused(int workers) {
    refused(
        () -> Settings.inRegion("eu-west-1").concurrency(workers).checked(),
        ErrorCode.CONFIG_INVALID_VALUE,
        "hydrant.concurrency");
  }

  @Test
  void a_missing_region_is_named() {
    refused(() -> new Settings().checked(), ErrorCode.CONFIG_MISSING_VALUE, "awsConfig.awsRegion");
    refused(
        () -> Settings.inRegion("  ").checked(),
        ErrorCode.CONFIG_MISSING_VALUE,
        "awsConfig.awsRegion");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-west-1",
        "us-gov-west-1",
        "cn-north-1",
        "ap-southeast-5",
        "us-iso-east-1",
        "us-isob-east-1",
        "eusc-de-east-1",
        "mx-central-1"
      })
  void regions_of_every_partition_are_taken(String region) {
    assertThat(Settings.inRegion(region).checked().region()).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Frankfurt", "eu-west-1a", "eu_west_1", "EU-WEST-1", "eu-west-1/x", "*"})
  void a_malformed_region_is_refused_by_field(String region) {
    refused(
        () -> Settings.inRegion(region).checked(),
        ErrorCode.CONFIG_INVALID_VALUE,
        "awsConfig.awsRegion");
  }

  @ParameterizedTest
  @CsvSource({"DescribeDeliveryStreams, 'DescribeDeliveryStream'", "describe,''", "PutRecord,''"})
  void a_rate_of_an_unknown_operation_is_refused(String operation, String nearest) {
    refused(
        () -> Settings.inRegion("eu-west-1").rate(operation, 3).checked(),
        ErrorCode.CONFIG_UNKNOWN_KEY,
        nearest);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void an_impossible_rate_is_refused(double rate) {
    refused(
        () -> Settings.inRegion("eu-west-1").rate("ListDeliveryStreams", rate).checked(),
        ErrorCode.CONFIG_INVALID_VALUE,
        "hydrant.rate.ListDeliveryStreams");
  }

  @Test
  void fips_and_dual_stack_exclude_an_endpoint() {
    refused(
        () ->
            Settings.inRegion("eu-west-1")
                .with("endPointURL", "http://127.0.0.1:4566")
                .fips()
                .checked(),
        ErrorCode.CONFIG_INVALID_VALUE,
        "hydrant.fips");
    refused(
        () ->
            Settings.inRegion("eu-west-1")
                .endpoint("sts", "http://127.0.0.1:4566")
                .dualStack()
                .checked(),
        ErrorCode.CONFIG_INVALID_VALUE,
        "hydrant.dualStack");
  }

  @Test
  void half_a_key_pair_is_refused_naming_the_missing_half() {
    refused(
        () -> Settings.inRegion("eu-west-1").with("awsAccessKeyId", "AKIA").checked(),
        ErrorCode.CREDENTIALS_INCOMPLETE,
        "awsConfig.awsSecretAccessKey is missing");
    refused(
        () -> Settings.inRegion("eu-west-1").with("awsSecretAccessKey", "s3cr3t").checked(),
        ErrorCode.CREDENTIALS_INCOMPLETE,
        "awsConfig.awsAccessKeyId is missing");
    refused(
        () -> Settings.inRegion("eu-west-1").with("awsSessionToken", "t0ken").checked(),
        ErrorCode.CREDENTIALS_INCOMPLETE,
        "awsConfig.awsAccessKeyId is missing");
  }

  @Test
  void keys_win_over_a_profile_and_a_profile_over_the_default_chain() {
    Settings both =
        Settings.inRegion("eu-west-1")
            .with("profileName", "team")
            .with("awsAccessKeyId", "AKIA")
            .with("awsSecretAccessKey", "s3cr3t");
    assertThat(both.checked().credentials()).isInstanceOf(CredentialSource.Keys.class);
    assertThat(Settings.inRegion("eu-west-1").with("profileName", "team").checked().credentials())
        .isEqualTo(new CredentialSource.Profile("team"));
  }

  @Test
  void enabled_means_the_default_chain_whatever_else_is_given_and_says_so() {
    AwsSettings settings =
        Settings.inRegion("eu-west-1").enabled().with("awsAccessKeyId", "AKIA").checked();
    assertThat(settings.credentials()).isEqualTo(new CredentialSource.DefaultChain(true));
    assertThat(settings.described()).contains("the configured keys and profile are not used");
  }

  @Test
  void a_role_is_assumed_under_the_contracts_session_name_unless_told() {
    Settings settings = Settings.inRegion("eu-west-1").with("assumeRoleArn", ROLE);
    assertThat(settings.checked().role())
        .hasValueSatisfying(
            role -> assertThat(role.sessionName()).isEqualTo("OpenMetadataSession"));
    assertThat(settings.with("assumeRoleSessionName", "mine").checked().role())
        .hasValueSatisfying(role -> assertThat(role.sessionName()).isEqualTo("mine"));
  }

  @ParameterizedTest
  @CsvSource({
    "assumeRoleArn,            arn:aws:iam::1:role/x",
    "assumeRoleArn,            reader",
    "assumeRoleSessionName,    with space",
    "assumeRoleSessionName,    x",
    "assumeRoleSourceIdentity, a:b"
  })
  void what_sts_would_refuse_is_refused_by_field(String field, String value) {
    refused(
        () ->
            Settings.inRegion("eu-west-1").with("assumeRoleArn", ROLE).with(field, value).checked(),
        ErrorCode.CONFIG_INVALID_VALUE,
        "awsConfig." + field);
  }

  @Test
  void what_is_said_about_the_settings_holds_no_secret() {
    AwsSettings settings =
        Settings.inRegion("eu-west-1")
            .with("awsAccessKeyId", "AKIAX")
            .with("awsSecretAccessKey", "s3cr3t")
            .with("awsSessionToken", "t0ken")
            .with("endPointURL", "http://127.0.0.1:4566/path-t0ken")
            .with("assumeRoleArn", ROLE)
            .checked();
    assertThat(settings.described() + settings)
        .doesNotContain("s3cr3t")
        .contains("eu-west-1", ROLE, "http://127.0.0.1:4566");
    assertThat(settings.described()).doesNotContain("t0ken");
  }
}
