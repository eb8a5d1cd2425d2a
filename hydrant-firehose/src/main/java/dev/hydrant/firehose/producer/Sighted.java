package dev.hydrant.firehose.producer;

import java.util.List;
import java.util.Optional;

/**
 * What one service said about one stream.
 *
 * @param featureId such as {@code producers.sns}
 */
record Sighted(String featureId, ProducerLookup.Sightings sightings) {
  private static final String PREFIX = "producers.";
  private static final Optional<String> OFF = Optional.of("off");

  static Sighted off(String featureId) {
    return new Sighted(featureId, new ProducerLookup.Sightings(List.of(), OFF));
  }

  /** Whether nobody wants to know: no gap, but a decision. */
  boolean isOff() {
    return sightings.notRead().equals(OFF);
  }

  /** The word of the settings, such as {@code sns}. */
  String kind() {
    return featureId.substring(PREFIX.length());
  }
}
