package dev.hydrant.firehose.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.stream.StreamScan;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

class RandomDescriptionsTest {
  /** `./hydrant test --soak` looks at more descriptions, and at others each time. */
  private static final boolean SOAK = Boolean.getBoolean("hydrant.soak");

  private static final int COUNT = SOAK ? 200_000 : 6_000;
  private static final long USUAL_SEED = 20_261_123;

  private static final int FEWEST_CANARIES = 30_000;

  private final DeliveryStreamMapper mapper = new DeliveryStreamMapper();
  private final ScanJson json = new ScanJson();

  @Test
  void noDescriptionFailsAndNothingSecretIsShownAndNothingIsLost() {
    long seed = Long.getLong("random.seed", SOAK ? System.nanoTime() : USUAL_SEED);
    System.out.println("random descriptions: -Drandom.seed=" + seed);
    RandomDescriptions descriptions = new RandomDescriptions(seed);

    for (int i = 0; i < COUNT; i++) {
      check(descriptions.next(), "seed " + seed + ", description " + i);
    }

    System.out.println("canaries planted: " + descriptions.planted());
    assertThat(descriptions.planted()).as("canaries planted").isGreaterThan(FEWEST_CANARIES);
  }

  /** What stands around a canary that is shown; empty where none is. */
  private static String shownCanary(String output) {
    String canary = RandomDescriptions.CANARY.toLowerCase(Locale.ROOT);
    int at = output.toLowerCase(Locale.ROOT).indexOf(canary);
    return at < 0 ? "" : output.substring(Math.max(0, at - 80), Math.min(output.length(), at + 40));
  }

  private void check(DeliveryStreamDescription description, String which) {
    StreamScan scan = mapper.map(description, Optional.of(Map.of("owner", "team")), true);
    JsonNode output = json.of(scan);

    assertThat(shownCanary(output.toString())).as(which).isEmpty();
    assertThat(NothingIsLost.missing(description, output)).as(which).isEmpty();
    assertThat(json.of(mapper.map(description, Optional.of(Map.of("owner", "team")), true)))
        .as("mapping twice, " + which)
        .isEqualTo(output);
    assertThat(mapper.map(description, Optional.of(Map.of("owner", "team")), false).stream())
        .as("without lineage, " + which)
        .isEqualTo(scan.stream());
  }
}
