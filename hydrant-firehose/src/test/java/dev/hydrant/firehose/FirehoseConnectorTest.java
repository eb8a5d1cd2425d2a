package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.Connector;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FirehoseConnectorTest {
  private static final FilterPattern ORDERS = new FilterPattern(List.of("orders"), null);
  private static final FilterPattern CLICKS = new FilterPattern(List.of("clicks"), null);

  private static FirehoseConnection connection(Settings settings, Optional<FilterPattern> filter) {
    return new FirehoseConnection(
        Optional.of(FirehoseConnection.TYPE),
        settings.config(),
        Optional.empty(),
        filter,
        Optional.empty());
  }

  private static PipelineSourceConfig filtering(Optional<FilterPattern> filter) {
    return new PipelineSourceConfig(
        Optional.empty(), null, null, null, null, null, null, null, filter, Optional.empty(), null);
  }

  @Test
  void scans_with_the_mapper_of_the_product() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(40);
        Connector connector =
            new FirehoseConnector(
                connection(aws.settings(), Optional.empty()),
                PipelineSourceConfig.defaults(),
                aws.settings().hydrant(),
                Network.direct())) {
      RecordingSink sink = new RecordingSink();
      ScanReport report = connector.scan(sink, new RecordingEvents(), new CancelSignal());

      assertThat(sink.names()).isEqualTo(aws.names);
      assertThat(report.problems()).isEmpty();
      assertThat(report.scope().orElseThrow().account()).isEqualTo(aws.account.id());
    }
  }

  @Test
  void lists_all_names_before_any_filter() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(25);
        Connector connector =
            new FirehoseConnector(
                connection(aws.settings(), Optional.of(ORDERS)),
                PipelineSourceConfig.defaults(),
                aws.settings().hydrant(),
                Network.direct())) {
      assertThat(connector.list(new CancelSignal())).isEqualTo(aws.names);
      assertThat(aws.calls("DescribeDeliveryStream")).isZero();
    }
  }

  @Test
  void the_filter_of_the_source_configuration_wins_over_the_connections() {
    FirehoseConnection connection = connection(Settings.inRegion("eu-west-1"), Optional.of(ORDERS));
    assertThat(
            FirehoseConnector.filter(connection, filtering(Optional.of(CLICKS))).keeps("clicks-1"))
        .isTrue();
    assertThat(
            FirehoseConnector.filter(connection, filtering(Optional.of(CLICKS))).keeps("orders-1"))
        .isFalse();
    assertThat(FirehoseConnector.filter(connection, filtering(Optional.empty())).keeps("orders-1"))
        .isTrue();
    assertThat(FirehoseConnector.filter(connection, filtering(Optional.empty())).keeps("clicks-1"))
        .isFalse();
  }

  @Test
  void mistakes_show_when_it_is_built_and_name_their_field() {
    FilterPattern broken = new FilterPattern(List.of("("), null);
    Settings settings = Settings.inRegion("eu-west-1");
    assertThatThrownBy(
            () ->
                new FirehoseConnector(
                    connection(settings, Optional.of(broken)),
                    PipelineSourceConfig.defaults(),
                    settings.hydrant(),
                    Network.direct()))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.FILTER_INVALID);
              assertThat(e.text()).startsWith("serviceConnection.pipelineFilterPattern.includes");
            });
    assertThatThrownBy(
            () ->
                new FirehoseConnector(
                    connection(new Settings(), Optional.empty()),
                    PipelineSourceConfig.defaults(),
                    settings.hydrant(),
                    Network.direct()))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_MISSING_VALUE));
  }

  @Test
  void a_connection_without_its_aws_section_is_told_so() {
    FirehoseConnection bare =
        new ConfigBinder().bind(Json.strict().createObjectNode(), FirehoseConnection.class, "");
    assertThatThrownBy(
            () ->
                new FirehoseConnector(
                    bare,
                    PipelineSourceConfig.defaults(),
                    HydrantSettings.defaults(),
                    Network.direct()))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_MISSING_VALUE);
              assertThat(e.text()).startsWith("awsConfig is missing");
            });
  }
}
