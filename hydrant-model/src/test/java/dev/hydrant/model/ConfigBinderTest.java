package dev.hydrant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.Secret;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Configuration")
class ConfigBinderTest {
  private final ObjectMapper json = Json.strict();
  private final ConfigBinder binder = new ConfigBinder();

  private <T> T bind(String document, Class<T> type) throws Exception {
    return binder.bind(json.readTree(document), type, "source.serviceConnection.config");
  }

  @Test
  @DisplayName("that is empty has the contract's defaults")
  void defaults() throws Exception {
    assertThat(bind("{}", PipelineSourceConfig.class)).isEqualTo(PipelineSourceConfig.defaults());
    PipelineSourceConfig defaults = PipelineSourceConfig.defaults();
    assertThat(
            List.of(
                defaults.includeLineage(),
                defaults.includeOwners(),
                defaults.includeTags(),
                defaults.includeUnDeployedPipelines(),
                defaults.markDeletedPipelines()))
        .containsOnly(true);
    assertThat(List.of(defaults.overrideLineage(), defaults.overrideMetadata()))
        .containsOnly(false);
    assertThat(defaults.statusLookbackDays()).isEqualTo(1);
    assertThat(bind("{}", HydrantSettings.class)).isEqualTo(HydrantSettings.defaults());
  }

  @Test
  @DisplayName("maps every member of a connection, and empty text means not given")
  void mapsConnection() throws Exception {
    FirehoseConnection connection =
        bind(
            """
            {"type":"KinesisFirehose","messagingServiceName":"local_kafka",
             "pipelineFilterPattern":{"includes":["a"],"excludes":null},
             "awsConfig":{"enabled":true,"awsAccessKeyId":"AKIA","awsSecretAccessKey":"s3cret",
               "awsRegion":"eu-west-1","awsSessionToken":"t","endPointURL":"","profileName":" ",
               "assumeRoleArn":"arn:aws:iam::1:role/r","assumeRoleSessionName":"n",
               "assumeRoleSourceIdentity":"i"}}
            """,
            FirehoseConnection.class);

    assertThat(connection.awsConfig().enabled()).isTrue();
    assertThat(connection.awsConfig().awsSecretAccessKey()).contains(new Secret("s3cret"));
    assertThat(connection.awsConfig().endPointURL()).isEmpty();
    assertThat(connection.awsConfig().profileName()).isEmpty();
    assertThat(connection.pipelineFilterPattern().orElseThrow().includes()).containsExactly("a");
    assertThat(connection.messagingServiceName()).contains("local_kafka");
    assertThat(connection.toString()).doesNotContain("s3cret");
  }

  @Test
  @DisplayName("with an unknown key names its path and the nearest known key")
  void unknownKey() {
    assertThatThrownBy(
            () -> bind("{\"awsConfig\":{\"awsRegoin\":\"x\"}}", FirehoseConnection.class))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNKNOWN_KEY);
              assertThat(e.text())
                  .isEqualTo(
                      "source.serviceConnection.config.awsConfig.awsRegoin: unknown key."
                          + " Did you mean 'awsRegion'?");
            });
  }

  @Test
  @DisplayName("with a value of the wrong type names the path and never repeats the value")
  void wrongType() {
    assertThatThrownBy(() -> bind("{\"includeLineage\":\"hunter2\"}", PipelineSourceConfig.class))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
              assertThat(e.text())
                  .isEqualTo(
                      "source.serviceConnection.config.includeLineage: the value is not true or"
                          + " false.");
            });
  }

  @Test
  @DisplayName("suggests nothing where no known key is like the given one")
  void noSuggestion() {
    assertThat(ConfigBinder.nearest("zzzzzzz", List.of("awsRegion", "enabled"))).isEmpty();
  }

  @Test
  @DisplayName("names the place of a value that the setting itself refuses")
  void refusedBySetting() throws Exception {
    assertThatThrownBy(() -> bind("{\"deletion\":{\"maxPercent\":101}}", HydrantSettings.class))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("deletion.maxPercent: the value is not between 0 and 100");
    HydrantSettings settings = bind("{\"deletion\":{\"allowEmpty\":true}}", HydrantSettings.class);
    assertThat(settings.deletion().percentAllowed()).isEqualTo(30);
    assertThat(settings.deletion().emptyAllowed()).isTrue();
  }
}
