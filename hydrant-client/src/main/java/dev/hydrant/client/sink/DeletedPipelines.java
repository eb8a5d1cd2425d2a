package dev.hydrant.client.sink;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.name.Fqn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service's pipelines that were deleted softly, so that a stream that reappears gets its old
 * pipeline back. Read when the first new stream turns up. Thread-safe.
 */
final class DeletedPipelines {
  private final CatalogClient catalog;
  private final String service;
  private @Nullable Map<String, String> idByName;

  DeletedPipelines(CatalogClient catalog, String service) {
    this.catalog = catalog;
    this.service = service;
  }

  /** The id of the deleted pipeline of exactly this name. */
  synchronized Optional<String> find(String name) {
    Map<String, String> known = idByName;
    if (known == null) {
      known = read();
      idByName = known;
    }
    return Optional.ofNullable(known.get(name));
  }

  private Map<String, String> read() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("service", Fqn.quote(service));
    query.put("include", "deleted");
    Map<String, String> found = new HashMap<>();
    catalog.list(
        EntityType.PIPELINE,
        query,
        node -> found.put(node.path("name").asText(), node.path("id").asText()));
    return found;
  }
}
