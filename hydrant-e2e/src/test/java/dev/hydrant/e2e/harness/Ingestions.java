package dev.hydrant.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.organisation.Home;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Services, their ingestions and the runs of those, as a person's browser asks for them. */
public record Ingestions(Http http) {
  private static final String SERVICES = "/api/v1/services/pipelineServices";
  private static final String PIPELINES = "/api/v1/services/ingestionPipelines";
  private static final String RUNS = "/api/v1/hydrant/runs";
  private static final String WORKFLOWS = "/api/v1/automations/workflows";

  /**
   * A child is a JVM of its own, and a lost runner costs a lease; on a busy machine both take time.
   */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Set<String> ENDED = Set.of("success", "partialSuccess", "failed", "stopped");

  /** A connection's configuration, with both halves of the key as given. */
  public static Map<String, Object> connection(
      AwsSimulator aws, Home home, String keyId, String secret) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("awsRegion", home.region());
    config.put("awsAccessKeyId", keyId);
    config.put("awsSecretAccessKey", secret);
    config.put("endPointURL", aws.endpoint().toString());
    return Map.of("type", "KinesisFirehose", "awsConfig", config);
  }

  /** A service on the runner inside the server. */
  public JsonNode service(String name, Map<String, Object> connection) {
    return create(SERVICES, serviceBody(name, connection));
  }

  /**
   * A service whose ingestions, previews and connection tests a runner of that name carries out.
   */
  public JsonNode service(String name, Map<String, Object> connection, String runner) {
    return create(SERVICES, serviceBody(name, connection, runner));
  }

  /** What the server says to a service that it does not take. */
  public String refused(String name, Map<String, Object> connection, String runner) {
    HttpResponse<String> answer = http.post(SERVICES, serviceBody(name, connection, runner));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    return answer.body();
  }

  /** Creates and deploys; it runs by hand alone. */
  public JsonNode deployed(String name, JsonNode service) {
    return deployed(name, service, Map.of());
  }

  /** Creates and deploys. */
  public JsonNode deployed(String name, JsonNode service, Map<String, Object> airflowConfig) {
    return deployed(name, service, airflowConfig, "INFO");
  }

  /** Creates and deploys, to be run by hand with the log at its most talkative. */
  public JsonNode talkative(String name, JsonNode service) {
    return deployed(name, service, Map.of(), "DEBUG");
  }

  private JsonNode deployed(
      String name, JsonNode service, Map<String, Object> airflowConfig, String level) {
    JsonNode ingestion =
        create(
            PIPELINES,
            Map.of(
                "name",
                name,
                "pipelineType",
                "metadata",
                "loggerLevel",
                level,
                "service",
                Map.of("id", service.path("id").asText(), "type", "pipelineService"),
                "sourceConfig",
                Map.of("config", Map.of("type", "PipelineMetadata")),
                "airflowConfig",
                airflowConfig));
    done(PIPELINES + "/deploy/" + ingestion.path("id").asText());
    return ingestion;
  }

  /** Runs it now; the identifier of the run. */
  public String trigger(JsonNode ingestion) {
    done(PIPELINES + "/trigger/" + ingestion.path("id").asText());
    JsonNode runs = runs(ingestion);
    assertThat(runs).isNotEmpty();
    return runs.get(0).path("id").asText();
  }

  /** Stops whatever of it is running or waiting. */
  public void kill(JsonNode ingestion) {
    done(PIPELINES + "/kill/" + ingestion.path("id").asText());
  }

  /** Its runs, the newest first. */
  public JsonNode runs(JsonNode ingestion) {
    String fqn = ingestion.path("fullyQualifiedName").asText();
    return http.json(RUNS + "?limit=200&ingestionPipeline=" + Http.segment(fqn)).path("data");
  }

  public JsonNode run(String id) {
    return http.json(RUNS + "/" + id);
  }

  public String state(String run) {
    return run(run).path("state").asText();
  }

  /** Waits for the end of a run. */
  public JsonNode ended(String run) {
    Await.until("run " + run + " ended", LIMIT, () -> ENDED.contains(state(run)));
    return run(run);
  }

  /** Everything that a run has logged until now. */
  public String log(String run) {
    String path = RUNS + "/" + run + "/log?after=";
    StringBuilder text = new StringBuilder();
    JsonNode chunk = http.json(path + 0);
    while (!chunk.path("text").asText().isEmpty()) {
      text.append(chunk.path("text").asText());
      chunk = http.json(path + chunk.path("nextOffset").asLong());
    }
    return text.toString();
  }

  /** The whole log of a run that has ended. */
  public String completeLog(String run) {
    String text = log(run);
    long end = run(run).path("logBytes").asLong();
    assertThat(http.json(RUNS + "/" + run + "/log?after=" + end).path("complete").asBoolean())
        .as("the whole log was read")
        .isTrue();
    return text;
  }

  /** Tests a connection and waits for the result; no runner means the one inside the server. */
  public JsonNode tested(String name, JsonNode service, Map<String, Object> connection) {
    return tested(name, service, connection, "");
  }

  public JsonNode tested(
      String name, JsonNode service, Map<String, Object> connection, String runner) {
    Map<String, Object> request =
        new LinkedHashMap<>(
            Map.of(
                "connection",
                Map.of("config", connection),
                "serviceType",
                "Pipeline",
                "connectionType",
                "KinesisFirehose",
                "serviceName",
                service.path("name").asText()));
    if (!runner.isEmpty()) {
      request.put("ingestionRunner", runner);
    }
    JsonNode workflow =
        create(
            WORKFLOWS, Map.of("name", name, "workflowType", "TEST_CONNECTION", "request", request));
    String path = WORKFLOWS + "/" + workflow.path("id").asText();
    String before = etag(path);
    Http.json(http.post(WORKFLOWS + "/trigger/" + workflow.path("id").asText(), Map.of()), 200);
    Await.until(
        "the test of the connection ended",
        () -> Set.of("Successful", "Failed").contains(http.json(path).path("status").asText()));
    JsonNode ended = http.json(path);
    assertThat(etag(path)).as("a browser that asks again sees the new state").isNotEqualTo(before);
    assertThat(http.delete(path + "?hardDelete=true").statusCode()).isEqualTo(200);
    return ended;
  }

  private static Map<String, Object> serviceBody(String name, Map<String, Object> connection) {
    return Map.of(
        "name", name, "serviceType", "KinesisFirehose", "connection", Map.of("config", connection));
  }

  private Map<String, Object> serviceBody(
      String name, Map<String, Object> connection, String runner) {
    Map<String, Object> body = new LinkedHashMap<>(serviceBody(name, connection));
    body.put("ingestionRunner", runner(runner));
    return body;
  }

  /** By the list of runners, where its identifier stands. */
  private Map<String, Object> runner(String name) {
    JsonNode known = http.json("/api/v1/hydrant/runners/" + name);
    return Map.of("id", known.path("id").asText(), "type", known.path("type").asText());
  }

  private JsonNode create(String path, Object body) {
    return Http.json(http.post(path, body), 201);
  }

  private void done(String path) {
    JsonNode answer = Http.json(http.post(path, Map.of()), 200);
    assertThat(answer.path("code").asInt()).as(answer.toString()).isEqualTo(200);
  }

  private String etag(String path) {
    return http.get(path).headers().firstValue("ETag").orElse("");
  }
}
