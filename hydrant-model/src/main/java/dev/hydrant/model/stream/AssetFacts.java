package dev.hydrant.model.stream;

import dev.hydrant.model.asset.Asset;
import java.util.List;
import java.util.Map;

/**
 * What the scan learned about an asset besides its identity.
 *
 * @param columns in order; empty where not known
 * @param facts JSON-shaped, see {@link Facts}
 */
public record AssetFacts(Asset asset, List<Column> columns, Map<String, Object> facts) {
  public AssetFacts {
    columns = List.copyOf(columns);
    facts = Facts.copy(facts);
  }
}
