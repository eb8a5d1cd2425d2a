package dev.hydrant.firehose.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.HealthSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
  @Test
  void the_defaults_are_those_of_the_documentation() {
    assertThat(Thresholds.of(HealthSettings.defaults()))
        .isEqualTo(new Thresholds(60, 0.9, 0.99, 900, 0.01));
  }

  @Test
  void every_setting_is_taken() throws Exception {
    assertThat(
            of(
                """
                {"windowMinutes": 30, "failedSuccessRatio": 0.5, "degradedSuccessRatio": 0.6,
                 "freshnessSeconds": 60, "throttledRatio": 1}
                """))
        .isEqualTo(new Thresholds(30, 0.5, 0.6, 60, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"windowMinutes\": 29}|hydrant.health.windowMinutes must be from 30 to 1440.",
        "{\"windowMinutes\": 1441}|hydrant.health.windowMinutes must be from 30 to 1440.",
        "{\"failedSuccessRatio\": -0.1}|hydrant.health.failedSuccessRatio must be from 0 to 1.",
        "{\"degradedSuccessRatio\": 99}|hydrant.health.degradedSuccessRatio must be from 0 to 1.",
        "{\"throttledRatio\": 1.01}|hydrant.health.throttledRatio must be from 0 to 1.",
        "{\"freshnessSeconds\": 59}|hydrant.health.freshnessSeconds must be at least 60.",
        "{\"failedSuccessRatio\": 1}|hydrant.health.failedSuccessRatio must not be above"
            + " degradedSuccessRatio."
      })
  void a_setting_that_makes_no_sense_is_named(String settings, String message) {
    assertThatThrownBy(() -> of(settings))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
              assertThat(e.text()).isEqualTo(message);
            });
  }

  private static Thresholds of(String json) throws Exception {
    return Thresholds.of(
        new ConfigBinder().bind(Json.strict().readTree(json), HealthSettings.class, ""));
  }
}
