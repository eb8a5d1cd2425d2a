package dev.hydrant.client.sink;

import dev.hydrant.client.resolve.TablePatterns;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.S3TablesTable;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts real tables in the place of the patterns that a database source names. Never a cross
 * product: where a pattern delivers to several tables, those of equal {@code database.table} names
 * are joined, and what is left goes through the pipeline.
 */
final class PatternRoutes {
  private final TablePatterns patterns;

  PatternRoutes(TablePatterns patterns) {
    this.patterns = patterns;
  }

  /** The scan with every pattern expanded that stands for something in the catalog. */
  StreamScan expanded(StreamScan scan) {
    Set<DatabaseTable> found =
        scan.routes().stream()
            .flatMap(route -> pattern(route).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    StreamScan result = scan;
    for (DatabaseTable pattern : found) {
      List<DatabaseTable> tables = patterns.tables(pattern);
      if (!tables.isEmpty()) {
        result = result.withRoutes(replaced(result.routes(), pattern, tables));
      }
    }
    return result;
  }

  private static Optional<DatabaseTable> pattern(Route route) {
    return asset(route.from())
        .filter(DatabaseTable.class::isInstance)
        .map(DatabaseTable.class::cast)
        .filter(DatabaseTable::pattern);
  }

  private static List<Route> replaced(
      List<Route> routes, DatabaseTable pattern, List<DatabaseTable> tables) {
    Set<Route> all = new LinkedHashSet<>();
    Set<DatabaseTable> delivered = new LinkedHashSet<>();
    for (Route route : routes) {
      if (!pattern(route).equals(Optional.of(pattern))) {
        all.add(route);
      } else if (several(routes, pattern, route.role())) {
        all.addAll(paired(route, tables, delivered));
      } else {
        tables.forEach(table -> all.add(from(End.of(table), route)));
        if (route.role() == EdgeRole.DELIVERY) {
          delivered.addAll(tables);
        }
      }
    }
    tables.stream()
        .filter(table -> !delivered.contains(table))
        .forEach(table -> all.add(through(table, routes, pattern)));
    return new ArrayList<>(all);
  }

  private static boolean several(List<Route> routes, DatabaseTable pattern, EdgeRole role) {
    return routes.stream()
            .filter(each -> each.role() == role && pattern(each).equals(Optional.of(pattern)))
            .map(Route::to)
            .distinct()
            .count()
        > 1;
  }

  private static List<Route> paired(
      Route route, List<DatabaseTable> tables, Set<DatabaseTable> delivered) {
    String name = asset(route.to()).map(PatternRoutes::name).orElse("");
    List<DatabaseTable> same =
        tables.stream().filter(table -> !name.isEmpty() && name(table).equals(name)).toList();
    if (same.isEmpty()) {
      return List.of(
          new Route(
              End.thePipeline(), route.to(), route.role(), route.detail(), ColumnRule.none()));
    }
    if (route.role() == EdgeRole.DELIVERY) {
      delivered.addAll(same);
    }
    return same.stream().map(table -> from(End.of(table), route)).toList();
  }

  private static Route from(End from, Route route) {
    return new Route(from, route.to(), route.role(), route.detail(), route.columns());
  }

  private static Route through(DatabaseTable table, List<Route> routes, DatabaseTable pattern) {
    String detail =
        routes.stream()
            .filter(each -> pattern(each).equals(Optional.of(pattern)))
            .filter(each -> each.to().equals(End.thePipeline()))
            .map(Route::detail)
            .findFirst()
            .orElse("");
    return new Route(
        End.of(table), End.thePipeline(), EdgeRole.DELIVERY, detail, ColumnRule.none());
  }

  private static Optional<Asset> asset(End end) {
    return end instanceof End.Of of ? Optional.of(of.asset()) : Optional.empty();
  }

  /** The name under which a table of one side stands on the other. */
  private static String name(Asset asset) {
    if (asset instanceof DatabaseTable table) {
      return folded(table.database(), table.table());
    }
    if (asset instanceof GlueTable table) {
      return folded(table.database(), table.table());
    }
    return asset instanceof S3TablesTable table ? folded(table.namespace(), table.table()) : "";
  }

  private static String folded(String database, String table) {
    return (database + "." + table).toLowerCase(Locale.ROOT);
  }
}
