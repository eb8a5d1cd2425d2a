package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdaptiveRateLimiterTest {
  private final ManualTicker ticker = new ManualTicker();

  private AdaptiveRateLimiter limiter(double rate) {
    return new AdaptiveRateLimiter(rate, ticker);
  }

  private double secondsFor(AdaptiveRateLimiter limiter, int permits) throws InterruptedException {
    long first = limiter.acquire();
    long last = first;
    for (int i = 1; i < permits; i++) {
      last = limiter.acquire();
    }
    return (last - first) / 1e9;
  }

  @Test
  void gives_a_hundred_permits_in_the_time_that_the_limit_itself_takes()
      throws InterruptedException {
    assertThat(secondsFor(limiter(5), 100)).isEqualTo(99 / 5d, within(0.001));
  }

  @Test
  void gives_the_first_permit_at_once_and_spaces_the_others_evenly() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    long start = ticker.nanos();
    assertThat(limiter.acquire() - start).isZero();
    for (int i = 1; i <= 10; i++) {
      assertThat((limiter.acquire() - start) / 1e9).isEqualTo(i * 0.2, within(0.001));
    }
  }

  @Test
  void does_not_make_up_for_idle_time_with_a_burst() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    limiter.acquire();
    ticker.pass(60);
    assertThat(secondsFor(limiter, 6)).isEqualTo(1, within(0.001));
  }

  @Test
  void does_not_add_up_the_lateness_of_sleepers() throws InterruptedException {
    Ticker lazy =
        new Ticker() {
          @Override
          public long nanos() {
            return ticker.nanos();
          }

          @Override
          public void sleep(long nanos) {
            ticker.sleep(nanos + 30_000_000L);
          }
        };
    AdaptiveRateLimiter limiter = new AdaptiveRateLimiter(5, lazy);
    long first = limiter.acquire();
    long last = first;
    for (int i = 1; i < 100; i++) {
      last = limiter.acquire();
    }
    assertThat((last - first) / 1e9).isEqualTo(99 / 5d, within(0.1));
  }

  @Test
  void is_never_throttled_by_a_token_bucket_of_the_same_rate() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    double tokens = 1;
    long filledAt = ticker.nanos();
    for (int i = 0; i < 100; i++) {
      long now = limiter.acquire();
      tokens = Math.min(1, tokens + (now - filledAt) / 1e9 * 5) - 1;
      filledAt = now;
      assertThat(tokens).isGreaterThanOrEqualTo(-0.001);
    }
  }

  @Test
  void halves_on_a_throttle_and_recovers_by_a_half_each_ten_seconds() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    limiter.throttled(limiter.acquire());
    assertThat(limiter.rate()).isEqualTo(2.5);
    ticker.pass(9.9);
    assertThat(limiter.rate()).isEqualTo(2.5);
    ticker.pass(0.2);
    assertThat(limiter.rate()).isEqualTo(3);
    ticker.pass(30);
    assertThat(limiter.rate()).isEqualTo(4.5);
    ticker.pass(100);
    assertThat(limiter.rate()).isEqualTo(5);
  }

  @Test
  void takes_the_throttles_of_calls_let_through_before_the_last_halving_for_the_same_one()
      throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    long one = limiter.acquire();
    long two = limiter.acquire();
    long three = limiter.acquire();
    limiter.throttled(three);
    limiter.throttled(one);
    limiter.throttled(two);
    assertThat(limiter.rate()).isEqualTo(2.5);
  }

  @Test
  void halves_again_for_a_call_let_through_after_a_recovery_has_begun()
      throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    limiter.throttled(limiter.acquire());
    ticker.pass(5);
    long between = limiter.acquire();
    ticker.pass(6);
    assertThat(limiter.rate()).isEqualTo(3);
    limiter.throttled(between);
    assertThat(limiter.rate()).isEqualTo(1.5);
  }

  @Test
  void spaces_the_very_next_permit_by_the_halved_rate() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    long permit = limiter.acquire();
    limiter.throttled(permit);
    assertThat((limiter.acquire() - permit) / 1e9).isEqualTo(0.4, within(0.001));
  }

  @Test
  void never_gets_slower_than_one_call_in_two_seconds() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(5);
    for (int i = 0; i < 20; i++) {
      limiter.throttled(limiter.acquire());
    }
    assertThat(limiter.rate()).isGreaterThanOrEqualTo(AdaptiveRateLimiter.SLOWEST);
  }

  @Test
  void keeps_a_configured_rate_that_is_below_the_slowest() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(0.2);
    limiter.throttled(limiter.acquire());
    assertThat(limiter.rate()).isEqualTo(0.2);
  }

  @Test
  void without_a_rate_never_waits_and_never_adapts() throws InterruptedException {
    AdaptiveRateLimiter limiter = limiter(0);
    long start = ticker.nanos();
    for (int i = 0; i < 1_000; i++) {
      limiter.throttled(limiter.acquire());
    }
    assertThat(ticker.nanos()).isEqualTo(start);
    assertThat(limiter.limits()).isFalse();
  }

  @Test
  void refuses_a_rate_that_is_negative_or_no_number() {
    assertThatThrownBy(() -> limiter(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limiter(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
