package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.ACCOUNT;
import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.simulator.fault.StatisticsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.FirehoseException;

/** Many calls at once, and the limit on them. */
class LoadTest {
  private static final String DESCRIBE = "DescribeDeliveryStream";

  @Test
  void sixty_four_calls_wait_for_their_latency_side_by_side() throws Exception {
    SimulatorOptions slow = SimulatorOptions.defaults().withLatencyMillis(1000);
    try (AwsSimulator simulator = AwsSimulator.start(slow, OneHomeOrganisation.numbered(64));
        FirehoseClient firehose = Clients.firehose(simulator, HOME)) {
      firehose.listDeliveryStreams(); // the SDK's own start is not measured
      Instant start = Instant.now();
      together(64, number -> describe(firehose, "stream-%04d".formatted(number + 1)));
      Duration taken = Duration.between(start, Instant.now());

      StatisticsSnapshot statistics = simulator.statistics();
      assertThat(statistics.calls(DESCRIBE)).isEqualTo(64);
      assertThat(statistics.maxConcurrency()).isGreaterThanOrEqualTo(60);
      assertThat(taken).isGreaterThan(Duration.ofMillis(1000)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void the_limit_holds_per_operation_account_and_region() throws Exception {
    SimulatorOptions limited = SimulatorOptions.defaults().withTps(5);
    try (AwsSimulator simulator = AwsSimulator.start(limited, OneHomeOrganisation.numbered(5));
        FirehoseClient europe = Clients.firehose(simulator, HOME);
        FirehoseClient america =
            Clients.firehose(simulator, "us-east-1", Clients.key(ACCOUNT), 1)) {
      europe.listDeliveryStreams();
      Instant start = Instant.now();
      List<Boolean> results = together(30, number -> describe(europe, "stream-0001"));
      double seconds = Duration.between(start, Instant.now()).toMillis() / 1000d;

      long answered = results.stream().filter(ok -> ok).count();
      assertThat((double) answered).isBetween(5d, 5 + 5 * seconds);
      assertThat(simulator.statistics().throttled(DESCRIBE)).isEqualTo(30 - answered);
      // Other buckets are untouched.
      europe.listTagsForDeliveryStream(r -> r.deliveryStreamName("stream-0001"));
      for (int i = 0; i < 5; i++) {
        america.listDeliveryStreams();
      }
    }
  }

  @Test
  void a_caller_who_keeps_to_the_limit_is_not_throttled() throws Exception {
    SimulatorOptions limited = SimulatorOptions.defaults().withTps(50);
    try (AwsSimulator simulator = AwsSimulator.start(limited, OneHomeOrganisation.numbered(5));
        FirehoseClient firehose = Clients.firehose(simulator, HOME)) {
      // The first second's worth at once: the bucket starts full.
      for (int i = 0; i < 50; i++) {
        assertThat(describe(firehose, "stream-0001")).isTrue();
      }
      assertThat(simulator.statistics().throttled(DESCRIBE)).isZero();
    }
  }

  @Test
  void an_answer_does_not_wait_for_a_delayed_acknowledgement() throws Exception {
    try (AwsSimulator simulator =
            AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.numbered(1));
        FirehoseClient firehose = Clients.firehose(simulator, HOME)) {
      long[] nanos = new long[51];
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        describe(firehose, "stream-0001");
        nanos[i] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);

      // The wait would be 40 ms for each call.
      assertThat(Duration.ofNanos(nanos[25])).isLessThan(Duration.ofMillis(35));
    }
  }

  private static boolean describe(FirehoseClient firehose, String name) {
    try {
      firehose.describeDeliveryStream(r -> r.deliveryStreamName(name));
      return true;
    } catch (FirehoseException throttled) {
      assertThat(throttled.isThrottlingException()).isTrue();
      return false;
    }
  }

  private interface NumberedCall {
    boolean run(int number);
  }

  private static List<Boolean> together(int count, NumberedCall call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(() -> call.run(number));
      }
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
