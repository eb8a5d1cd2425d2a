package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not well in the demo's organisation is found, and nothing else. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHealthTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:20:30Z"), ZoneOffset.UTC);

  private final Map<String, StreamHealth> healths = new HashMap<>();

  @BeforeAll
  void readTheHealthOfAll() throws IOException {
    try (AwsSimulator aws =
        AwsSimulator.start(SimulatorOptions.defaults().withClock(CLOCK), new DemoOrganisation())) {
      for (Home home : aws.homes()) {
        read(aws, home);
      }
    }
  }

  @AfterAll
  void forget() {
    healths.clear();
  }

  private void read(AwsSimulator aws, Home home) {
    SimulatedAccount account =
        aws.accounts().stream()
            .filter(one -> one.id().equals(home.accountId()))
            .findFirst()
            .orElseThrow();
    Settings settings =
        Settings.inRegion(home.region())
            .with("awsAccessKeyId", account.accessKeyId())
            .with("awsSecretAccessKey", account.secretAccessKey())
            .with("endPointURL", aws.endpoint().toString())
            .rate("DescribeDeliveryStream", 0)
            .rate("GetMetricData", 0)
            .bulkTags(false)
            .rate("ListTagsForDeliveryStream", 0);
    HealthSink sink = new HealthSink();
    ScanReport report =
        ConnectorFixture.connector(settings, PipelineSourceConfig.defaults(), CLOCK)
            .scan(sink, new RecordingEvents(), new CancelSignal());
    assertThat(report.features()).containsEntry("health", FeatureState.READ);
    sink.healths().forEach(health -> healths.put(home.region() + "/" + health.name(), health));
  }

  private StreamHealth of(String stream) {
    return Optional.ofNullable(healths.get(stream)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1/orders-replay-to-lake, IDLE,",
    "eu-west-1/supplier-feed, IDLE,",
    "eu-west-1/app-logs-dynatrace, IDLE,",
    "eu-west-1/clickstream-web, DEGRADED, RECORDS_THROTTLED",
    "eu-west-1/payments-fraud-signals, DEGRADED, DELIVERY_UNSTEADY",
    "eu-west-1/clickstream-page-views, DEGRADED, CONVERSION_FAILED",
    "eu-west-1/clickstream-personalisation, DEGRADED, RECORDS_REFUSED",
    "eu-west-1/returns-to-lake, DEGRADED, PROCESSING_FAILED",
    "eu-west-1/payments-settlements, DEGRADED, ROWS_FAILED",
    "eu-west-1/orders-to-search, FAILED, DESTINATION_AUTH_FAILED",
    "eu-west-1/payments-chargebacks, FAILED, KMS_KEY_DISABLED",
    "eu-west-1/campaign-attribution, FAILED, DATA_NOT_FRESH",
    "eu-west-1/k8s-logs-elastic, FAILED, DELIVERY_FAILING",
    "eu-west-1/k8s-logs-archive, DEGRADED, SOURCE_BACKPRESSURED",
    "eu-west-1/traces-honeycomb, DEGRADED, SOURCE_LAG_RISING",
    "eu-west-1/audit-logs-sumologic, DEGRADED, SOURCE_LAG_RISING",
    "us-east-1/iot-telemetry, DEGRADED, PARTITIONS_EXCEEDED",
    "us-east-1/finance-ledger, HEALTHY,",
    "eu-west-1/app-logs-newrelic, HEALTHY,"
  })
  void every_incident_is_found(String stream, HealthState state, String code) {
    StreamHealth health = of(stream);
    assertThat(health.state()).isEqualTo(state);
    assertThat(health.reasons().stream().map(HealthReason::code).findFirst().orElse(null))
        .isEqualTo(code);
  }

  @Test
  void an_incident_that_is_over_shows_in_its_hours() {
    assertThat(of("us-east-1/finance-ledger").hours())
        .filteredOn(hour -> hour.state() == HealthState.FAILED)
        .isNotEmpty()
        .allSatisfy(
            hour -> assertThat(hour.hour()).isBefore(Instant.parse("2026-06-14T17:00:00Z")));
  }

  @Test
  void most_streams_are_well_and_none_is_unknown() {
    long healthy =
        healths.values().stream().filter(health -> health.state() == HealthState.HEALTHY).count();
    assertThat(healthy).isGreaterThan(healths.size() / 2);
    assertThat(healths.values()).noneMatch(health -> health.state() == HealthState.UNKNOWN);
    assertThat(healths.values())
        .filteredOn(health -> health.state() == HealthState.HEALTHY)
        .allSatisfy(health -> assertThat(health.reasons()).isEmpty());
  }
}
