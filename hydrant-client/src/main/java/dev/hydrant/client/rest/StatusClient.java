package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The executions of a catalog's pipelines, one for each time. */
public final class StatusClient {
  private final CatalogClient catalog;

  StatusClient(CatalogClient catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads the executions of a pipeline between two times, in milliseconds, both included. All come
   * in one answer, where the catalog heeds the limit.
   */
  public void between(String pipeline, long from, long to, Consumer<JsonNode> each) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("startTs", String.valueOf(from));
    query.put("endTs", String.valueOf(to));
    query.put("limit", String.valueOf(CatalogClient.PAGE));
    catalog.send(Call.get(path(pipeline), query)).path("data").forEach(each);
  }

  /** Creates or replaces the execution of one time. */
  public void put(String pipeline, JsonNode status) {
    catalog.send(Call.put(path(pipeline), status));
  }

  /** The same for up to 1,000 in one call; not every catalog has it. */
  public void putAll(String pipeline, List<? extends JsonNode> statuses) {
    catalog.send(
        Call.put(path(pipeline) + "/bulk", JsonNodeFactory.instance.arrayNode().addAll(statuses)));
  }

  private static String path(String pipeline) {
    return EntityType.PIPELINE.collection() + "/" + Call.segment(pipeline) + "/status";
  }
}
