package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/** What happens to streams between two runs. */
class ChangesTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private AwsSimulator simulator;
  private FirehoseClient firehose;

  @BeforeEach
  void start() throws IOException {
    simulator =
        AwsSimulator.start(
            SimulatorOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)),
            OneHomeOrganisation.of("stream"));
    firehose = Clients.firehose(simulator, HOME);
  }

  @AfterEach
  void stop() {
    firehose.close();
    simulator.close();
  }

  @Test
  void a_recreated_stream_is_younger_and_of_version_one_and_otherwise_the_same() {
    simulator.put(HOME, OneHomeOrganisation.document("stream").version(9).build());
    DeliveryStreamDescription before = describe();

    simulator.recreate(HOME, "stream");

    DeliveryStreamDescription after = describe();
    assertThat(before.versionId()).isEqualTo("9");
    assertThat(after.versionId()).isEqualTo("1");
    assertThat(before.createTimestamp()).isBefore(NOW);
    assertThat(after.createTimestamp()).isEqualTo(NOW);
    assertThat(after.lastUpdateTimestamp()).isNull();
    assertThat(after.destinations()).isEqualTo(before.destinations());
  }

  @Test
  void a_member_of_a_stream_can_be_changed() {
    simulator.change(HOME, "stream", stream -> stream.with("DeliveryStreamStatus", "DELETING"));

    assertThat(describe().deliveryStreamStatusAsString()).isEqualTo("DELETING");
  }

  @Test
  void what_does_not_exist_cannot_be_changed() {
    assertThatThrownBy(() -> simulator.recreate(HOME, "absent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("absent");
  }

  private DeliveryStreamDescription describe() {
    return firehose
        .describeDeliveryStream(r -> r.deliveryStreamName("stream"))
        .deliveryStreamDescription();
  }
}
