package dev.hydrant.client.sink;

import dev.hydrant.client.naming.ColumnPaths;
import dev.hydrant.client.rest.EdgeDetails.ColumnLink;
import dev.hydrant.model.lineage.ColumnPair;
import dev.hydrant.model.lineage.ColumnRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Column lineage for the columns that both ends really have: servers drop or refuse the rest.
 * Nested columns are joined by their whole path.
 */
final class ColumnLinks {
  private ColumnLinks() {}

  /** One end: the entity's qualified name and its columns. */
  record Side(String fqn, ColumnPaths columns) {}

  static List<ColumnLink> of(ColumnRule rule, Side from, Side to) {
    if (rule instanceof ColumnRule.None || from.columns().isEmpty() || to.columns().isEmpty()) {
      return List.of();
    }
    Map<String, String> sources = from.columns().byName();
    Map<String, String> targets = to.columns().byName();
    Map<String, List<String>> links = new LinkedHashMap<>();
    for (ColumnPair pair : pairs(rule, sources.keySet())) {
      String source = sources.get(ColumnPaths.key(pair.from()));
      String target = targets.get(ColumnPaths.key(pair.to()));
      if (source != null && target != null) {
        links.computeIfAbsent(target, column -> new ArrayList<>()).add(from.fqn() + "." + source);
      }
    }
    return links.entrySet().stream()
        .map(link -> new ColumnLink(link.getValue(), to.fqn() + "." + link.getKey()))
        .toList();
  }

  private static List<ColumnPair> pairs(ColumnRule rule, Set<String> sources) {
    List<ColumnPair> pairs = new ArrayList<>();
    Set<String> named = new HashSet<>();
    if (rule instanceof ColumnRule.ByMap map) {
      pairs.addAll(map.pairs());
      map.pairs()
          .forEach(
              pair -> {
                named.add(ColumnPaths.key(pair.from()));
                named.add(ColumnPaths.key(pair.to()));
              });
      if (!map.restByName()) {
        return pairs;
      }
    }
    sources.stream()
        .filter(name -> !named.contains(name))
        .forEach(name -> pairs.add(new ColumnPair(name, name)));
    return pairs;
  }
}
