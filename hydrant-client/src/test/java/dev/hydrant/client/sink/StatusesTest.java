package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.report;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.stream.HourHealth;
import dev.hydrant.model.stream.StreamHealth;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health as statuses of pipelines: one a UTC hour, and only what is new is written. */
final class StatusesTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final HealthReason LATE =
      new HealthReason("DATA_NOT_FRESH", "The oldest record waits for 1,200 s; 900 s are fine.");

  private static HourHealth hour(int after, HealthState state, HealthReason... reasons) {
    return new HourHealth(
        NOON.plus(after, ChronoUnit.HOURS),
        state,
        List.of(reasons),
        Map.of("recordsIn", 1_000L, "bytesIn", 2.5e6, "freshnessSeconds", 42, "throttled", 0));
  }

  private static StreamHealth health(String stream, HourHealth... hours) {
    HealthState state = hours.length == 0 ? HealthState.UNKNOWN : hours[hours.length - 1].state();
    return new StreamHealth(stream, state, List.of(LATE), List.of(hours), Optional.of(NOON));
  }

  private static SinkReport run(SinkHarness harness, StreamHealth... healths) {
    try (RestSink sink = harness.open()) {
      sink.put(scan("orders"));
      for (StreamHealth health : healths) {
        sink.health(health);
      }
      return sink.finish(report("orders"));
    }
  }

  private static JsonNode status(FakeCatalog catalog, int after) {
    return Objects.requireNonNull(
        catalog.statuses("prod.orders").get(NOON.plus(after, ChronoUnit.HOURS).toEpochMilli()));
  }

  @ParameterizedTest
  @CsvSource({
    "HEALTHY,Successful",
    "DEGRADED,Successful",
    "FAILED,Failed",
    "PENDING,Pending",
    "IDLE,Skipped"
  })
  void each_state_has_the_contracts_word_for_the_stream_and_its_tasks(
      HealthState state, String word) {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      SinkReport report = run(new SinkHarness(catalog), health("orders", hour(0, state)));

      assertThat(status(catalog, 0).path("executionStatus").asText()).isEqualTo(word);
      assertThat(status(catalog, 0).path("taskStatus").toString())
          .isEqualTo(
              "[{\"name\":\"source\",\"executionStatus\":\"%s\"},"
                  .concat("{\"name\":\"deliver\",\"executionStatus\":\"%s\"}]")
                  .formatted(word, word));
      assertThat(report.statusesWritten()).isEqualTo(1);
    }
  }

  @Test
  void measures_and_reasons_stand_in_the_parameters_and_the_first_reason_is_the_error() {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      run(
          new SinkHarness(catalog),
          health(
              "orders",
              hour(0, HealthState.HEALTHY),
              hour(1, HealthState.DEGRADED, LATE, new HealthReason("THROTTLED", "3 %."))));

      JsonNode past = status(catalog, 0);
      assertThat(past.path("endTime").asLong() - past.path("timestamp").asLong())
          .isEqualTo(3_600_000);
      assertThat(past.has("error")).isFalse();
      assertThat(past.at("/parameters/recordsIn").asLong()).isEqualTo(1_000);
      assertThat(past.at("/parameters/freshnessSeconds").asInt()).isEqualTo(42);
      assertThat(past.at("/parameters/state").asText()).isEqualTo("HEALTHY");
      assertThat(past.path("parameters").has("current")).isFalse();
      JsonNode now = status(catalog, 1);
      assertThat(now.has("endTime")).as("the hour is not over").isFalse();
      assertThat(now.path("error").toString())
          .isEqualTo(
              "{\"errorType\":\"DATA_NOT_FRESH\",\"errorMessage\":"
                  + "\"The oldest record waits for 1,200 s; 900 s are fine.\"}");
      assertThat(now.at("/parameters/reasons/1/code").asText()).isEqualTo("THROTTLED");
      assertThat(now.at("/parameters/current").toString())
          .isEqualTo(
              "{\"state\":\"DEGRADED\",\"reasons\":[{\"code\":\"DATA_NOT_FRESH\",\"text\":"
                  + "\"The oldest record waits for 1,200 s; 900 s are fine.\"}],"
                  + "\"lastActive\":\"2026-03-04T12:00:00Z\"}");
    }
  }

  @Test
  void only_hours_that_are_new_or_changed_are_written_and_the_pipeline_is_not() {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      SinkHarness harness = new SinkHarness(catalog);
      HourHealth[] hours = new HourHealth[30];
      for (int i = 0; i < hours.length; i++) {
        hours[i] = hour(i, HealthState.HEALTHY);
      }
      assertThat(run(harness, health("orders", hours)).statusesWritten()).isEqualTo(30);
      assertThat(catalog.takeWrites()).last().asString().startsWith("PUT pipelines/prod.orders");
      JsonNode pipeline = catalog.entity("prod.orders").orElseThrow();

      assertThat(run(harness, health("orders", hours)).statusesWritten()).isZero();
      assertThat(catalog.takeWrites()).isEmpty();

      hours[3] = hour(3, HealthState.FAILED, LATE);
      SinkReport report = run(harness, health("orders", hours));

      assertThat(report.statusesWritten()).isEqualTo(1);
      assertThat(report.unchanged()).isEqualTo(1);
      assertThat(catalog.takeCalls())
          .filteredOn(call -> call.contains("/status"))
          .hasSize(2)
          .last()
          .isEqualTo("PUT pipelines/prod.orders/status ");
      assertThat(catalog.entity("prod.orders")).contains(pipeline);
    }
  }

  @Test
  void a_foreign_catalog_gets_one_call_a_status() {
    try (FakeCatalog catalog = FakeCatalog.foreign()) {
      run(
          new SinkHarness(catalog),
          health("orders", hour(0, HealthState.HEALTHY), hour(1, HealthState.HEALTHY)));

      assertThat(catalog.takeCalls())
          .filteredOn(call -> call.startsWith("PUT pipelines/prod.orders/status"))
          .hasSize(2);
    }
  }

  @Test
  void health_that_is_not_known_is_no_status_and_that_is_said_once() {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      SinkHarness harness = new SinkHarness(catalog);
      try (RestSink sink = harness.open()) {
        for (int i = 0; i < 5; i++) {
          sink.put(scan("s" + i));
          sink.health(health("s" + i));
        }
        assertThat(sink.finish(report()).statusesWritten()).isZero();
      }
      assertThat(harness.events.lines()).filteredOn(line -> line.contains("not known")).hasSize(1);
      assertThat(catalog.takeCalls()).noneMatch(call -> call.contains("/status"));
    }
  }

  @Test
  void a_stream_that_could_not_be_written_or_never_came_gets_no_status() {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      catalog.failNext("PUT pipelines orders");

      SinkReport report =
          run(
              new SinkHarness(catalog),
              health("orders", hour(0, HealthState.HEALTHY)),
              health("stranger", hour(0, HealthState.HEALTHY)));

      assertThat(report.failed()).isEqualTo(1);
      assertThat(report.statusesWritten()).isZero();
      assertThat(catalog.takeCalls()).noneMatch(call -> call.contains("/status"));
    }
  }

  @Test
  void a_catalog_that_refuses_statuses_gets_everything_else_and_one_warning() {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      catalog.forbid("GET pipelines/prod.s0/status");
      List<StreamHealth> healths = new ArrayList<>();
      try (RestSink sink = new SinkHarness(catalog).open()) {
        for (int i = 0; i < 20; i++) {
          sink.put(scan("s" + i));
          healths.add(health("s" + i, hour(0, HealthState.HEALTHY)));
        }
        sink.health(healths.get(0));
        healths.forEach(sink::health);
        SinkReport report = sink.finish(report());

        assertThat(report.created()).isEqualTo(20);
        assertThat(report.failed()).isZero();
        assertThat(report.problems())
            .singleElement()
            .satisfies(
                problem -> {
                  assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                  assertThat(problem.code()).isEqualTo(ErrorCode.CATALOG_FORBIDDEN);
                });
      }
    }
  }

  @Test
  void a_token_that_is_refused_among_the_statuses_ends_the_sink() {
    try (FakeCatalog catalog = FakeCatalog.hydrant();
        RestSink sink = new SinkHarness(catalog).open()) {
      sink.put(scan("orders"));
      sink.health(health("orders"));
      catalog.dieAfterWrites(0);

      assertThatExceptionOfType(HydrantException.class)
          .isThrownBy(
              () -> {
                sink.health(health("orders", hour(0, HealthState.HEALTHY)));
                sink.finish(report());
              })
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_UNAUTHORIZED));
    }
  }

  @Test
  void the_sink_says_that_it_takes_health_but_not_in_a_dry_run() {
    try (FakeCatalog catalog = FakeCatalog.hydrant();
        RestSink sink = new SinkHarness(catalog).open();
        RestSink dry = new SinkHarness(catalog).dry().open()) {
      assertThat(sink.takesHealth()).isTrue();
      assertThat(dry.takesHealth()).isFalse();
    }
  }
}
