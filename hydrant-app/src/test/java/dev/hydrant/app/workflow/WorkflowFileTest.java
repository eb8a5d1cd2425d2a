package dev.hydrant.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCategory;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.workflow.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A workflow file")
class WorkflowFileTest {
  private static final String WHOLE =
      """
      source:
        type: kinesisfirehose
        serviceName: prod-firehose
        serviceConnection:
          config:
            type: KinesisFirehose
            awsConfig:
              awsRegion: eu-west-1
              awsAccessKeyId: ${KEY_ID}
              awsSecretAccessKey: secret:/aws/key
            messagingServiceName: msk-prod
        sourceConfig:
          config:
            type: PipelineMetadata
            includeLineage: false
            pipelineFilterPattern:
              includes: [^prod-.*]
      sink:
        type: metadata-rest
        config: {}
      workflowConfig:
        loggerLevel: DEBUG
        raiseOnError: false
        successThreshold: 75
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api/
          authProvider: openmetadata
          securityConfig:
            jwtToken: token
        config:
          hydrant:
            rate:
              DescribeDeliveryStream: 3
      ingestionPipelineFQN: prod-firehose.nightly
      """;

  @TempDir Path folder;

  private Workflow read(String text) throws IOException {
    Path file = folder.resolve("workflow.yaml");
    Files.writeString(file, text);
    return new WorkflowFile(Map.of("KEY_ID", "AKIA1")).read(file);
  }

  private HydrantException refused(String text) {
    try {
      read(text);
    } catch (HydrantException e) {
      assertThat(e.code().category()).isEqualTo(ErrorCategory.USER);
      return e;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    throw new AssertionError("the file was accepted");
  }

  @Test
  @DisplayName("of OpenMetadata is read unchanged, its foreign keys are named")
  void readsWhole() throws Exception {
    Workflow workflow = read(WHOLE);

    assertThat(workflow.serviceName()).isEqualTo("prod-firehose");
    assertThat(workflow.connection().awsConfig().awsAccessKeyId()).contains("AKIA1");
    assertThat(workflow.connection().awsConfig().awsSecretAccessKey())
        .contains(new Secret("secret:/aws/key"));
    assertThat(workflow.sourceConfig().includeLineage()).isFalse();
    assertThat(workflow.settings().rate()).containsEntry("DescribeDeliveryStream", 3.0);
    assertThat(workflow.sink())
        .isEqualTo(
            new SinkTarget.Catalog(
                "http://localhost:8585/api",
                java.util.Optional.of(new Secret("token")),
                true,
                CatalogTls.of(java.util.Optional.empty(), java.util.Optional.empty())));
    assertThat(workflow.successThreshold()).isEqualTo(75);
    assertThat(workflow.raiseOnError()).isFalse();
    assertThat(workflow.level()).isEqualTo(RunEvents.Level.DEBUG);
    assertThat(workflow.notes())
        .singleElement()
        .asString()
        .contains("ingestionPipelineFQN", "workflowConfig.openMetadataServerConfig.authProvider");
  }

  @Test
  @DisplayName("with the keys beside 'type', as the published sample has them, is read with a note")
  void flatCredentials() throws Exception {
    Workflow workflow =
        read(
            """
            source:
              type: kinesis-firehose
              serviceName: s
              serviceConnection: {config: {type: KinesisFirehose, awsRegion: eu-west-1}}
            sink: {type: file, config: {filename: out.jsonl}}
            """);

    assertThat(workflow.connection().awsConfig().awsRegion()).contains("eu-west-1");
    assertThat(workflow.notes()).singleElement().asString().contains("awsRegion");
    assertThat(workflow.sink()).isEqualTo(new SinkTarget.File(Path.of("out.jsonl")));
  }

  @Test
  @DisplayName("that is malformed is refused with line and column")
  void malformed() {
    HydrantException e = refused("source:\n  type: [unclosed\n");

    assertThat(e.code()).isEqualTo(ErrorCode.YAML_MALFORMED);
    assertThat(e.text()).containsPattern("line \\d+, column \\d+");
  }

  @Test
  @DisplayName("that gives a key twice is refused instead of using the last one")
  void duplicateKey() {
    assertThat(refused("source: {}\nsource: {}\n").code()).isEqualTo(ErrorCode.YAML_MALFORMED);
  }

  @Test
  @DisplayName("with an unknown key is refused, naming its path and the nearest known key")
  void unknownKey() {
    HydrantException e = refused(WHOLE.replace("messagingServiceName", "mesagingServiceName"));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNKNOWN_KEY);
    assertThat(e.text())
        .isEqualTo(
            "source.serviceConnection.config.mesagingServiceName: unknown key."
                + " Did you mean 'messagingServiceName'?");
  }

  @Test
  @DisplayName("with an unknown key of Hydrant's own is refused too")
  void unknownOwnKey() {
    assertThat(refused(WHOLE.replace("rate:\n", "rates:\n")).text())
        .startsWith("workflowConfig.config.hydrant.rates: unknown key. Did you mean 'rate'?");
  }

  @Test
  @DisplayName("with an undefined variable names field and variable")
  void undefinedVariable() {
    HydrantException e = refused(WHOLE.replace("${KEY_ID}", "${NO_SUCH}"));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNDEFINED_VARIABLE);
    assertThat(e.text())
        .startsWith("source.serviceConnection.config.awsConfig.awsAccessKeyId:")
        .contains("NO_SUCH");
  }

  @Test
  @DisplayName("may hold the text of a variable by doubling the dollar")
  void escapedVariable() throws Exception {
    assertThat(read(WHOLE.replace("prod-firehose\n", "a$${KEY_ID}\n")).serviceName())
        .isEqualTo("a${KEY_ID}");
  }

  @Test
  @DisplayName("of another service type, sink or address is refused, naming what is known")
  void wrongKinds() {
    assertThat(refused(WHOLE.replace("type: kinesisfirehose", "type: airflow")).code())
        .isEqualTo(ErrorCode.SERVICE_TYPE_UNSUPPORTED);
    assertThat(refused(WHOLE.replace("metadata-rest", "metadata-rset")).advice())
        .contains("'metadata-rest'");
    assertThat(refused(WHOLE.replace("localhost:8585/api/", "localhost:8585/")).text())
        .contains("hostPort");
    assertThat(refused(WHOLE.replace("successThreshold: 75", "successThreshold: 101")).text())
        .contains("successThreshold");
    assertThat(refused(WHOLE.replace("loggerLevel: DEBUG", "loggerLevel: LOUD")).text())
        .contains("LOUD");
  }

  @Test
  @DisplayName("may name the success threshold where a server's pipeline has it, too")
  void thresholdOfThePipeline() throws Exception {
    String without = WHOLE.replace("  successThreshold: 75\n", "");
    String there =
        without.replace(
            "includeLineage: false", "includeLineage: false\n      successThreshold: 60");

    assertThat(read(without).successThreshold()).isEqualTo(90);
    assertThat(read(there).successThreshold()).isEqualTo(60);
    assertThat(refused(there.replace("60", "-1")).text()).contains("successThreshold");
  }

  @Test
  @DisplayName("without what is needed says which field is missing")
  void missing() {
    assertThat(refused("sink: {}\n").text()).isEqualTo("source is missing.");
    assertThat(refused("source: {serviceName: s}\n").text()).isEqualTo("source.type is missing.");
    assertThat(refused("source: {type: kinesisfirehose}\n").text())
        .isEqualTo("source.serviceName is missing.");
    assertThat(refused("source: {type: kinesisfirehose, serviceName: s}\n").text())
        .isEqualTo("source.serviceConnection.config.awsConfig is missing.");
    assertThat(refused("- a list\n").code()).isEqualTo(ErrorCode.YAML_MALFORMED);
    assertThat(refused("").code()).isEqualTo(ErrorCode.YAML_MALFORMED);
  }

  @Test
  @DisplayName("that is not there, or is a directory, says so")
  void noFile() {
    WorkflowFile reader = new WorkflowFile(Map.of());

    assertThatThrownBy(() -> reader.read(folder.resolve("none.yaml")))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_MISSING));
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_UNREADABLE));
  }
}
