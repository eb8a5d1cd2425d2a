package dev.hydrant.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.app.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionsTest {
  @TempDir Path folder;

  private Workflow workflow(String sink) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("workflow.yaml"),
            """
            source:
              type: kinesisfirehose
              serviceName: firehose
              serviceConnection:
                config:
                  awsConfig: {awsRegion: eu-west-1, profileName: team}
            sink: %s
            workflowConfig:
              openMetadataServerConfig: {hostPort: "http://localhost:8585/api"}
            """
                .formatted(sink));
    return new WorkflowFile(Map.of()).read(file);
  }

  @Test
  void without_a_region_on_the_command_line_the_files_own_is_read() throws Exception {
    Workflow workflow = workflow("{type: metadata-rest}");
    assertThat(Regions.of(workflow, List.of())).containsExactly(workflow);
  }

  @Test
  void one_region_stands_in_for_the_files_and_the_service_keeps_its_name() throws Exception {
    assertThat(Regions.of(workflow("{type: metadata-rest}"), List.of("us-east-1", "us-east-1")))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.serviceName()).isEqualTo("firehose");
              assertThat(one.connection().awsConfig().awsRegion()).contains("us-east-1");
              assertThat(one.connection().awsConfig().profileName()).contains("team");
            });
  }

  @Test
  void several_regions_are_a_service_each_in_the_order_given() throws Exception {
    List<Workflow> several =
        Regions.of(workflow("{type: metadata-rest}"), List.of("us-east-1", "eu-west-1"));
    assertThat(several)
        .extracting(Workflow::serviceName)
        .containsExactly("firehose-us-east-1", "firehose-eu-west-1");
    assertThat(several)
        .extracting(each -> each.connection().awsConfig().awsRegion().orElseThrow())
        .containsExactly("us-east-1", "eu-west-1");
  }

  @Test
  void each_of_several_regions_has_a_file_of_its_own() throws Exception {
    Workflow workflow = workflow("{type: file, config: {filename: out/all.jsonl}}");
    assertThat(Regions.of(workflow, List.of("us-east-1", "eu-west-1")))
        .extracting(Workflow::sink)
        .containsExactly(
            new SinkTarget.File(Path.of("out/all-us-east-1.jsonl")),
            new SinkTarget.File(Path.of("out/all-eu-west-1.jsonl")));
    assertThat(Regions.of(workflow, List.of("us-east-1")).get(0).sink())
        .isEqualTo(new SinkTarget.File(Path.of("out/all.jsonl")));
  }

  @Test
  void the_worst_exit_code_of_several_is_theirs() {
    assertThat(ExitCode.worse(ExitCode.SUCCESS, ExitCode.PARTIAL)).isEqualTo(ExitCode.PARTIAL);
    assertThat(ExitCode.worse(ExitCode.FAILED, ExitCode.PARTIAL)).isEqualTo(ExitCode.FAILED);
    assertThat(ExitCode.worse(ExitCode.UNUSABLE, ExitCode.FAILED)).isEqualTo(ExitCode.UNUSABLE);
    assertThat(ExitCode.worse(ExitCode.SUCCESS, ExitCode.SUCCESS)).isEqualTo(ExitCode.SUCCESS);
  }
}
