package dev.hydrant.benchmarks;

/**
 * One measured number.
 *
 * @param target what was promised about it; empty where it only explains another
 * @param holds whether it is kept; true where nothing was promised
 */
record Figure(String name, String value, String target, boolean holds) {
  static Figure fact(String name, String value) {
    return new Figure(name, value, "", true);
  }

  String line() {
    String verdict = target.isEmpty() ? "" : (holds ? "holds" : "MISSED") + ", target " + target;
    return "  %-58s %14s  %s".formatted(name, value, verdict).stripTrailing();
  }
}
