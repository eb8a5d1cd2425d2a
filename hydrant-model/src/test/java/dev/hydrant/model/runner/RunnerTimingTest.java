package dev.hydrant.model.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTimingTest {
  @ParameterizedTest
  @ValueSource(ints = {15, 45, 600, 3_600})
  void aChildIsDeadBeforeItsLeaseEndsAndSeveralHeartbeatsFitInBefore(int seconds) {
    RunnerTiming timing = RunnerTiming.leasing(Duration.ofSeconds(seconds));

    assertThat(timing.lease()).isEqualTo(seconds * 1_000L);
    assertThat(timing.killAfter() + 2 * timing.grace()).isLessThan(timing.lease());
    assertThat(2 * (timing.heartbeat() + timing.heartbeatJitter())).isLessThan(timing.killAfter());
    assertThat(timing.heartbeatJitter()).isLessThan(timing.heartbeat());
  }

  @Test
  void theUsualLeaseHasTheUsualIntervals() {
    assertThat(RunnerTiming.leasing(Duration.ofSeconds(45))).isEqualTo(RunnerTiming.defaults());
  }
}
