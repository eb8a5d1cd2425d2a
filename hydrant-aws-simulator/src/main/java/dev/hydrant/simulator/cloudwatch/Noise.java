package dev.hydrant.simulator.cloudwatch;

/** Numbers that look drawn, and are always the same for the same seed, series and minute. */
record Noise(long seed) {
  private static final double UNIT = 0x1.0p-53;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  static Noise of(String text, long seed) {
    long mixed = seed;
    for (int i = 0; i < text.length(); i++) {
      mixed = mix(mixed * 31 + text.charAt(i));
    }
    return new Noise(mixed);
  }

  /** From {@code low} to below {@code high}. */
  double between(double low, double high, long at) {
    return low + (high - low) * (mix(seed + at * GOLDEN_GAMMA) >>> 11) * UNIT;
  }

  /** The finaliser of SplitMix64: every bit of the answer depends on every bit of the value. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
