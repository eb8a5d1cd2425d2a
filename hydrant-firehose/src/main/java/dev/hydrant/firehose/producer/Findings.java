package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.map.Arn;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.stream.DeliveryStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one service writes, by stream. Keeps only what concerns streams of the account and region
 * that are read, and for each stream a bounded number. Filled by one thread, then read by many.
 */
final class Findings implements ProducerLookup {
  /** Far more than a page could show. */
  static final int MOST_OF_A_STREAM = 500;

  private static final String TYPE = "deliverystream";

  private final Inquiry inquiry;
  private final AwsScope scope;
  private final Map<String, TreeMap<String, Sighting>> byStream = new HashMap<>();
  private final Set<String> cut = new HashSet<>();

  private record Sighting(Producer producer, TreeSet<String> details) {
    Found found() {
      return new Found(producer, String.join(" · ", details));
    }
  }

  Findings(Inquiry inquiry) {
    this.inquiry = inquiry;
    this.scope = inquiry.scope();
  }

  /**
   * @param destination an ARN, of a stream or of anything else; flow logs write {@code
   *     deliverystream:name} where others write {@code deliverystream/name}
   */
  void add(@Nullable String destination, Producer producer, String detail) {
    Arn.of("firehose", destination)
        .filter(arn -> arn.scope().equals(scope))
        .flatMap(arn -> arn.resourceOf(TYPE))
        .ifPresent(name -> addNamed(name, producer, detail));
  }

  /** A stream of the account and region that are read, by its name alone. */
  void addNamed(String stream, Producer producer, String detail) {
    TreeMap<String, Sighting> producers =
        byStream.computeIfAbsent(stream, absent -> new TreeMap<>());
    producers
        .computeIfAbsent(producer.id(), absent -> new Sighting(producer, new TreeSet<>()))
        .details()
        .add(detail);
    if (producers.size() > MOST_OF_A_STREAM) {
      // The last ones go, whatever the order of the pages, so that runs come to the same.
      producers.pollLastEntry();
      cut.add(stream);
    }
  }

  /** Whether any stream was found to have a producer so far. */
  boolean any() {
    return !byStream.isEmpty();
  }

  @Override
  public Sightings of(DeliveryStream stream) {
    List<Found> found =
        byStream.getOrDefault(stream.name(), new TreeMap<>()).values().stream()
            .map(Sighting::found)
            .toList();
    Optional<String> gap = inquiry.gaps().reason();
    return new Sightings(
        found,
        gap.isEmpty() && cut.contains(stream.name())
            ? Optional.of("cut: only the first " + MOST_OF_A_STREAM + " are shown")
            : gap);
  }

  /** The text, or nothing where AWS leaves it out. */
  static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
