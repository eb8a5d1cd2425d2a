package dev.hydrant.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void pausesGrowUpToTheLimitAndStartAgainAfterASuccess() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), new Random(1));

    assertThat(backoff.next().toMillis()).isBetween(50L, 100L);
    assertThat(backoff.next().toMillis()).isBetween(100L, 200L);
    for (int i = 0; i < 40; i++) {
      assertThat(backoff.next().toMillis()).isBetween(100L, 2_000L);
    }
    assertThat(backoff.next().toMillis()).isBetween(1_000L, 2_000L);
    backoff.reset();
    assertThat(backoff.next().toMillis()).isBetween(50L, 100L);
  }
}
