package dev.hydrant.e2e.harness;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What golden routes become in a catalog, in the words of {@link Graph#around}. */
public final class ExpectedLineage {
  private static final List<String> STRENGTH =
      List.of(
          "Delivery",
          "Staging",
          "Backup",
          "Error sink",
          "Change capture",
          "Described by",
          "Producer");

  private ExpectedLineage() {}

  /**
   * Around one pipeline; an asset that it reaches in several roles has them all, strongest first.
   */
  public static Set<String> around(List<GoldenRoute> routes, AssetNames names) {
    Set<String> shown = new TreeSet<>();
    Map<String, Set<String>> roles = new TreeMap<>();
    for (GoldenRoute route : routes) {
      if (route.betweenAssets()) {
        continue;
      }
      if (!route.from().equals(GoldenRoute.PIPELINE)) {
        shown.add(names.fqn(route.from()) + " → pipeline");
      }
      if (!route.to().equals(GoldenRoute.PIPELINE)) {
        roles
            .computeIfAbsent(names.fqn(route.to()), to -> new TreeSet<>(strongestFirst()))
            .add(route.label());
      }
    }
    roles.forEach(
        (to, labels) -> shown.add("pipeline → " + to + " [" + String.join(" + ", labels) + "]"));
    return shown;
  }

  /** The edges of these routes that no pipeline has part in. */
  public static Set<String> betweenAssets(List<GoldenRoute> routes, AssetNames names) {
    return routes.stream()
        .filter(GoldenRoute::betweenAssets)
        .map(
            route ->
                names.fqn(route.from())
                    + " → "
                    + names.fqn(route.to())
                    + " ["
                    + route.label()
                    + "]")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Comparator<String> strongestFirst() {
    return Comparator.comparingInt(STRENGTH::indexOf);
  }
}
