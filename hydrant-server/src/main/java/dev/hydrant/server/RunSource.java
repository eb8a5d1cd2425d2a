package dev.hydrant.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What the overview tells of runs. */
public interface RunSource {
  /** The newest runs, newest first, in the form of the run routes. */
  List<ObjectNode> newest(int limit);

  /** The newest run of each service, by the service's qualified name. */
  Map<String, ObjectNode> newestByService();

  /** The newest status of each ingestion pipeline in the contract's form, by its identifier. */
  Map<String, ObjectNode> newestStatuses(List<String> pipelines);

  /** Of a server without runs. */
  static RunSource none() {
    return new RunSource() {
      @Override
      public List<ObjectNode> newest(int limit) {
        return List.of();
      }

      @Override
      public Map<String, ObjectNode> newestByService() {
        return Map.of();
      }

      @Override
      public Map<String, ObjectNode> newestStatuses(List<String> pipelines) {
        return Map.of();
      }
    };
  }
}
