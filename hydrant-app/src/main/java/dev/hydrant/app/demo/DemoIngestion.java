package dev.hydrant.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.run.RunState;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a server from the simulated organisation, the way a person does it in the page: a service
 * for each account and region, an ingestion for it, and Run now.
 */
public final class DemoIngestion {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long POLL_MILLIS = 200;

  private final AwsSimulator simulator;
  private final LocalApi api;
  private final PrintStream out;

  public DemoIngestion(AwsSimulator simulator, URI server, PrintStream out) {
    this.simulator = simulator;
    this.api = new LocalApi(server);
    this.out = out;
  }

  /** Returns when every run has ended, and has told what each found. */
  public void run() throws InterruptedException {
    new DemoPeople(api).introduce();
    List<String> pipelines = new ArrayList<>();
    for (Home home : simulator.homes()) {
      JsonNode service = api.put("/services/pipelineServices", service(home));
      JsonNode pipeline = api.put("/services/ingestionPipelines", ingestion(service));
      String id = pipeline.path("id").asText();
      api.post("/services/ingestionPipelines/deploy/" + id);
      api.post("/services/ingestionPipelines/trigger/" + id);
      pipelines.add(pipeline.path("fullyQualifiedName").asText());
    }
    for (String pipeline : pipelines) {
      tell(pipeline, ended(pipeline));
    }
  }

  private JsonNode ended(String pipeline) throws InterruptedException {
    while (true) {
      JsonNode run =
          api.get("/hydrant/runs?limit=1&ingestionPipeline=" + pipeline).path("data").path(0);
      if (!run.isMissingNode() && RunState.fromWire(run.path("state").asText()).terminal()) {
        return run;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void tell(String pipeline, JsonNode run) {
    JsonNode report = run.path("report");
    out.printf(
        "  %-24s %-14s %3d delivery streams, %3d edges written, %d not resolved%n",
        run.path("service").path("name").asText(pipeline),
        run.path("state").asText(),
        report.path("scan").path("described").asLong(),
        report.path("sink").path("edgesWritten").asLong(),
        unresolved(report.path("sink")));
  }

  private static long unresolved(JsonNode sink) {
    long unresolved = sum(sink.path("unresolved"));
    for (JsonNode role : sink.path("roles")) {
      unresolved += sum(role.path("unresolved"));
    }
    return unresolved;
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }

  private ObjectNode service(Home home) {
    SimulatedAccount account = account(home);
    ObjectNode service = JSON.objectNode();
    service.put("name", account.name() + "-" + home.region());
    service.put("serviceType", "KinesisFirehose");
    service.put(
        "description",
        "Simulated account %s (%s), region %s."
            .formatted(account.id(), account.name(), home.region()));
    ObjectNode connection = service.putObject("connection");
    ObjectNode aws =
        connection.putObject("config").put("type", "KinesisFirehose").putObject("awsConfig");
    aws.put("awsRegion", home.region());
    aws.put("awsAccessKeyId", account.accessKeyId());
    aws.put("awsSecretAccessKey", account.secretAccessKey());
    aws.put("endPointURL", simulator.endpoint().toString());
    // The simulated account is not throttled, so there is nothing to hold back for.
    ObjectNode rate = connection.putObject("hydrant").putObject("rate");
    for (String operation :
        List.of("ListDeliveryStreams", "DescribeDeliveryStream", "ListTagsForDeliveryStream")) {
      rate.put(operation, 0);
    }
    return service;
  }

  private SimulatedAccount account(Home home) {
    return simulator.accounts().stream()
        .filter(account -> account.id().equals(home.accountId()))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode ingestion(JsonNode service) {
    ObjectNode pipeline = JSON.objectNode();
    pipeline.put("name", "metadata");
    pipeline.put("displayName", "Metadata");
    pipeline.put("pipelineType", "metadata");
    pipeline
        .putObject("service")
        .put("id", service.path("id").asText())
        .put("type", "pipelineService");
    pipeline.putObject("sourceConfig").putObject("config").put("type", "PipelineMetadata");
    pipeline.putObject("airflowConfig");
    return pipeline;
  }
}
