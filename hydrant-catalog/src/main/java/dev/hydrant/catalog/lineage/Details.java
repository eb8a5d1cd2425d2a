package dev.hydrant.catalog.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The contract's lineage details: checked, completed, read. */
final class Details {
  private static final Set<String> MEMBERS =
      Set.of(
          "sqlQuery",
          "columnsLineage",
          "pipeline",
          "description",
          "source",
          "assetEdges",
          "createdAt",
          "createdBy",
          "updatedAt",
          "updatedBy",
          "tempLineageTables");
  private static final Set<String> SOURCES =
      Set.of(
          "Manual",
          "ViewLineage",
          "QueryLineage",
          "PipelineLineage",
          "DashboardLineage",
          "DbtLineage",
          "SparkLineage",
          "OpenLineage",
          "ExternalTableLineage",
          "CrossDatabaseLineage",
          "ChildAssets");

  private Details() {}

  /** A copy with the contract's default, after a look at every member. */
  static ObjectNode checked(JsonNode given) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MEMBERS.contains(name)) {
        throw invalid("Unrecognized field \"lineageDetails." + name + "\"");
      }
      if (!given.get(name).isNull()) {
        details.set(name, given.get(name).deepCopy());
      }
    }
    if (!details.has("source")) {
      details.put("source", "Manual");
    }
    if (!SOURCES.contains(details.path("source").asText())) {
      throw invalid("lineageDetails.source must be one of " + SOURCES.stream().sorted().toList());
    }
    if (details.has("pipeline") && !details.at("/pipeline/id").isTextual()) {
      throw invalid("[lineageDetails.pipeline.id must not be null]");
    }
    return details;
  }

  static List<EdgeRole> roles(JsonNode details) {
    return EdgeLine.parse(details.path("description").asText())
        .map(EdgeLine::roles)
        .orElse(List.of(EdgeRole.DELIVERY));
  }

  static Optional<String> pipeline(JsonNode details) {
    return Optional.of(details.at("/pipeline/id").asText()).filter(id -> !id.isEmpty());
  }

  static List<String> fromColumns(JsonNode details) {
    List<String> names = new ArrayList<>();
    for (JsonNode line : details.path("columnsLineage")) {
      line.path("fromColumns").forEach(name -> names.add(name.asText()));
    }
    return names;
  }

  static List<String> toColumns(JsonNode details) {
    List<String> names = new ArrayList<>();
    for (JsonNode line : details.path("columnsLineage")) {
      if (line.hasNonNull("toColumn")) {
        names.add(line.path("toColumn").asText());
      }
    }
    return names;
  }

  static HydrantException invalid(String message) {
    return new HydrantException(ErrorCode.REQUEST_INVALID, message);
  }
}
