package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contract's {@code lineageDetails}, as far as Hydrant writes and reads them.
 *
 * @param pipelineId the pipeline that moves the data, where the edge is between datasets
 * @param source such as {@code PipelineLineage}; {@code Manual} when people drew the edge
 * @param description the first line is Hydrant's, the rest belongs to people
 */
public record EdgeDetails(
    Optional<String> pipelineId, String source, String description, List<ColumnLink> columns) {
  /** One column that becomes another; qualified names. */
  public record ColumnLink(List<String> from, String to) {
    public ColumnLink {
      from = List.copyOf(from);
    }
  }

  public EdgeDetails {
    columns = List.copyOf(columns);
  }

  /** The same edge, of assets whose columns the catalog does not join. */
  public EdgeDetails withoutColumns() {
    return new EdgeDetails(pipelineId, source, description, List.of());
  }

  static EdgeDetails read(JsonNode details) {
    List<ColumnLink> columns = new ArrayList<>();
    for (JsonNode column : details.path("columnsLineage")) {
      List<String> from = new ArrayList<>();
      column.path("fromColumns").forEach(name -> from.add(name.asText()));
      columns.add(new ColumnLink(from, column.path("toColumn").asText()));
    }
    return new EdgeDetails(
        Optional.of(details.path("pipeline").path("id").asText("")).filter(id -> !id.isEmpty()),
        details.path("source").asText("Manual"),
        details.path("description").asText(""),
        columns);
  }

  ObjectNode write() {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("source", source);
    details.put("description", description);
    pipelineId.ifPresent(
        id -> details.putObject("pipeline").put("id", id).put("type", EntityType.PIPELINE.wire()));
    if (!columns.isEmpty()) {
      var list = details.putArray("columnsLineage");
      for (ColumnLink column : columns) {
        ObjectNode item = list.addObject();
        column.from().forEach(item.putArray("fromColumns")::add);
        item.put("toColumn", column.to());
      }
    }
    return details;
  }
}
