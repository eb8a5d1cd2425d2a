package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Fields;
import dev.hydrant.server.RunSource;
import java.util.List;
import java.util.Map;

/** Adds {@code pipelineStatuses}, the newest run, to ingestion pipelines when it is asked for. */
final class LastStatuses {
  private static final String MEMBER = "pipelineStatuses";

  private final RunSource runs;

  LastStatuses(RunSource runs) {
    this.runs = runs;
  }

  void add(EntityType type, List<ObjectNode> documents, Fields fields) {
    if (!type.name().equals("ingestionPipeline") || !fields.shows(type, MEMBER)) {
      return;
    }
    Map<String, ObjectNode> newest =
        runs.newestStatuses(
            documents.stream().map(document -> document.path("id").asText()).toList());
    for (ObjectNode document : documents) {
      ObjectNode status = newest.get(document.path("id").asText());
      if (status != null) {
        document.set(MEMBER, status);
      }
    }
  }
}
