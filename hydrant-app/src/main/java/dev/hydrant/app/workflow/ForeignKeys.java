package dev.hydrant.app.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys of OpenMetadata's workflow schema that mean nothing here. They are taken out before binding,
 * so that a person's file works unchanged, and named, so that nobody believes they have an effect.
 */
final class ForeignKeys {
  private static final Map<String, Set<String>> WITHOUT_MEANING =
      Map.of(
          "",
          Set.of(
              "processor",
              "stage",
              "bulkSink",
              "ingestionPipelineFQN",
              "pipelineRunId",
              "enableStreamableLogs"),
          "workflowConfig.openMetadataServerConfig",
          Set.of(
              "type",
              "clusterName",
              "apiVersion",
              "authProvider",
              "secretsManagerProvider",
              "secretsManagerLoader",
              "enableVersionValidation",
              "forceEntityOverwriting",
              "limitRecords",
              "extraHeaders",
              "elasticsSearch",
              "maxWorkersPoolSize",
              "supportsDataInsightExtraction",
              "supportsElasticSearchReindexingExtraction"),
          "workflowConfig.openMetadataServerConfig.securityConfig",
          Set.of("secretKey", "authority", "clientId", "callbackUrl"),
          "workflowConfig.openMetadataServerConfig.sslConfig",
          Set.of("sslCertificate", "sslKey"));

  private ForeignKeys() {}

  /** Removes them from the document and returns their paths. */
  static List<String> remove(ObjectNode document) {
    List<String> removed = new ArrayList<>();
    WITHOUT_MEANING.forEach(
        (path, keys) -> {
          if (at(document, path) instanceof ObjectNode object) {
            Iterator<String> names = object.fieldNames();
            while (names.hasNext()) {
              String name = names.next();
              if (keys.contains(name)) {
                names.remove();
                removed.add(path.isEmpty() ? name : path + "." + name);
              }
            }
          }
        });
    return removed.stream().sorted().toList();
  }

  /** The node at a dotted path; a missing node where there is none. */
  static JsonNode at(JsonNode document, String path) {
    JsonNode node = document;
    for (String part : path.isEmpty() ? new String[0] : path.split("\\.")) {
      node = node.path(part);
    }
    return node;
  }
}
