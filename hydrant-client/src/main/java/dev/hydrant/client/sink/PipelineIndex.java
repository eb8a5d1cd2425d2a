package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.name.Fqn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pipelines of one service, their source hashes and marks, read once at the start of a run. */
final class PipelineIndex {
  /**
   * @param hash empty where a write was never committed
   * @param home the ARN of its stream up to the resource; shared, since all have the same
   */
  record Known(String id, String hash, Marks marks, String home) {}

  private final Map<String, Known> byName;

  private PipelineIndex(Map<String, Known> byName) {
    this.byName = byName;
  }

  static PipelineIndex read(CatalogClient catalog, String service) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("service", Fqn.quote(service));
    query.put("fields", "sourceHash,tags,owners");
    Map<String, Known> byName = new HashMap<>();
    Map<Object, Object> pool = new HashMap<>();
    catalog.list(EntityType.PIPELINE, query, node -> byName.put(name(node), known(node, pool)));
    return new PipelineIndex(byName);
  }

  Optional<Known> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The pipelines whose streams are of this partition, account and region, by name. */
  Map<String, Known> of(AwsScope scope) {
    String home = scope.arn("firehose", "");
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue().home().equals(home))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether one of them has this id. */
  boolean holds(String id) {
    return byName.values().stream().anyMatch(known -> known.id().equals(id));
  }

  int size() {
    return byName.size();
  }

  private static String name(JsonNode node) {
    return node.path("name").asText();
  }

  private static Known known(JsonNode node, Map<Object, Object> pool) {
    return new Known(
        node.path("id").asText(),
        node.path("sourceHash").asText(""),
        Marks.read(node).shared(pool),
        (String) pool.computeIfAbsent(home(node), same -> same));
  }

  private static String home(JsonNode node) {
    String arn = node.path("pipelineLocation").asText("");
    return arn.substring(0, arn.lastIndexOf(':') + 1);
  }
}
