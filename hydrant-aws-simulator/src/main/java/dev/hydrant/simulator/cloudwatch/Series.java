package dev.hydrant.simulator.cloudwatch;

/**
 * One metric as a function of time: a sample a minute, or none. Pure, so that nothing is stored.
 */
@FunctionalInterface
public interface Series {
  /** What {@link #at} answers for a minute without a sample. */
  double NOTHING = Double.NaN;

  /**
   * @param minute since the epoch
   */
  double at(long minute);
}
