package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins what a stream reads with what it writes. Two assets are joined only where their pairing is
 * known; else the pipeline stands between them. Never a cross product.
 */
final class Routes {
  private final String stream;
  private final List<Asset> sources;
  private final List<Target> targets;
  private final Map<String, Route> routes = new LinkedHashMap<>();

  private Routes(String stream, List<Asset> sources, List<Target> targets) {
    this.stream = stream;
    this.sources = sources;
    this.targets = targets;
  }

  static List<Route> join(String stream, List<Asset> sources, List<Target> targets) {
    Routes routes = new Routes(stream, sources, targets);
    if (sources.isEmpty()) {
      targets.forEach(target -> routes.add(End.thePipeline(), target));
    } else {
      routes.fromSources();
    }
    return routes.routes.values().stream()
        .sorted(Comparator.comparing(Route::role, EdgeRole.byStrength()))
        .toList();
  }

  private void fromSources() {
    List<Target> deliveries = targets.stream().filter(Routes::isDelivery).toList();
    Set<String> paired = pairs(deliveries);
    boolean shared = sources.size() == 1 || paired.isEmpty() && deliveries.size() == 1;
    Set<Asset> joined = new HashSet<>();
    for (Target target : targets) {
      boolean toAll = shared || target.table().isEmpty();
      List<Asset> from =
          toAll
              ? sources
              : sources.stream().filter(source -> target.table().equals(table(source))).toList();
      from.forEach(source -> add(End.of(source), target));
      if (isDelivery(target)) {
        joined.addAll(from);
      }
      if (from.isEmpty()) {
        add(End.thePipeline(), target);
      }
    }
    sources.stream().filter(source -> !joined.contains(source)).forEach(this::endsInPipeline);
  }

  /** The tables that stand on both sides under one name. */
  private Set<String> pairs(List<Target> deliveries) {
    Set<String> names = new HashSet<>();
    deliveries.forEach(target -> names.add(target.table()));
    names.remove("");
    Set<String> read = new HashSet<>();
    sources.forEach(source -> read.add(table(source)));
    names.retainAll(read);
    return names;
  }

  private void endsInPipeline(Asset source) {
    put(
        new Route(End.of(source), End.thePipeline(), EdgeRole.DELIVERY, stream, ColumnRule.none()),
        source.id(),
        "");
  }

  private void add(End from, Target target) {
    String id = from instanceof End.Of known ? known.asset().id() : "";
    String detail = String.join(" · ", target.detail());
    // the pipeline has no columns, whatever its target has
    ColumnRule columns = id.isEmpty() ? ColumnRule.none() : target.columns();
    put(
        new Route(from, End.of(target.asset()), target.role(), detail, columns),
        id,
        target.asset().id());
  }

  private void put(Route route, String from, String to) {
    routes.putIfAbsent(from + "\n" + to + "\n" + route.role(), route);
  }

  private static boolean isDelivery(Target target) {
    return target.role() == EdgeRole.DELIVERY;
  }

  /** The name that an Iceberg table would bear; empty for what is no single table. */
  private static String table(Asset source) {
    return source instanceof DatabaseTable table && !table.pattern() && !table.database().isEmpty()
        ? table.database() + "." + table.table()
        : "";
  }
}
