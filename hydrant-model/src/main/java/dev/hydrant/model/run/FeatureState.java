package dev.hydrant.model.run;

/** What became of a part of a scan that can be switched off or denied. */
public enum FeatureState {
  /** Read to its end. */
  READ,
  /** Read, with gaps that the problems name. */
  PARTLY_READ,
  /** No stream of this scan needed it. */
  NOT_NEEDED,
  /** Switched off. */
  OFF,
  /** AWS does not allow it to these credentials. */
  DENIED,
  /** It could not be read for another reason. */
  FAILED
}
