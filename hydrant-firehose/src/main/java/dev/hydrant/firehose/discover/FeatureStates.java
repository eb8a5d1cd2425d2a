package dev.hydrant.firehose.discover;

import dev.hydrant.model.run.FeatureState;

/** Joins the states of parts that make up one feature. */
final class FeatureStates {
  private FeatureStates() {}

  /** The one that says most about a gap. */
  static FeatureState worst(FeatureState one, FeatureState other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
