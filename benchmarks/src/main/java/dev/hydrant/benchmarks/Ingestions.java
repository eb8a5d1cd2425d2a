package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.run.RunnerNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a server is told and asked about ingestions and their runs. */
record Ingestions(Client client) {
  private static final String API = "/api/v1";
  private static final int PAGE = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A new token of a runner, which becomes known by it. */
  String token(String runner) throws IOException, InterruptedException {
    return post("/hydrant/runners/" + runner + "/tokens", JSON.createObjectNode())
        .path("token")
        .asText();
  }

  /**
   * @param connection its {@code config}, and Hydrant's own settings
   * @return the service's identifier
   */
  String service(String name, String runner, ObjectNode connection)
      throws IOException, InterruptedException {
    ObjectNode service = JSON.createObjectNode().put("name", name);
    service.put("serviceType", "KinesisFirehose");
    service
        .putObject("ingestionRunner")
        .put("id", RunnerNames.id(runner))
        .put("type", RunnerNames.TYPE);
    service.set("connection", connection);
    return post("/services/pipelineServices", service).path("id").asText();
  }

  /**
   * A deployed ingestion pipeline.
   *
   * @param cron in UTC; empty for one that is run by hand
   */
  String pipeline(String service, String name, String cron)
      throws IOException, InterruptedException {
    ObjectNode pipeline = JSON.createObjectNode().put("name", name).put("pipelineType", "metadata");
    pipeline.putObject("service").put("id", service).put("type", "pipelineService");
    pipeline.putObject("sourceConfig").putObject("config").put("type", "PipelineMetadata");
    ObjectNode airflow = pipeline.putObject("airflowConfig");
    if (!cron.isEmpty()) {
      airflow.put("scheduleInterval", cron);
    }
    String id = post("/services/ingestionPipelines", pipeline).path("id").asText();
    post("/services/ingestionPipelines/deploy/" + id, JSON.createObjectNode());
    return id;
  }

  void trigger(String pipeline) throws IOException, InterruptedException {
    JsonNode answer =
        post("/services/ingestionPipelines/trigger/" + pipeline, JSON.createObjectNode());
    if (answer.path("code").asInt() != 200) {
      throw new IllegalStateException("a run could not be started: " + answer);
    }
  }

  /** The newest runs of a service, at most 200. */
  List<JsonNode> runs(String service) throws IOException, InterruptedException {
    List<JsonNode> runs = new ArrayList<>();
    JSON.readTree(client.get(API + "/hydrant/runs?limit=" + PAGE + "&service=" + service))
        .path("data")
        .forEach(runs::add);
    return runs;
  }

  private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    return JSON.readTree(client.post(API + path, body.toString()));
  }
}
