package dev.hydrant.server.run;

import static dev.hydrant.server.run.FakeRunner.bearer;
import static dev.hydrant.server.run.FakeRunner.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.server.run.RunServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thief of a runner's, a session's or a job's token can do: what its holder could. */
class StolenTokenTest {
  private static final Map<String, Object> MARKED = Map.of("sourceHash", "hydrant-external");
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  @TempDir Path folder;
  private RunServer server;
  private JsonNode mine;
  private JsonNode others;
  private FakeRunner runner;
  private JsonNode order;
  private String job;

  @BeforeEach
  void lease() {
    server = RunServer.signedIn(folder);
    others = server.pipeline("other");
    mine = server.pipeline("shop");
    runner = new FakeRunner(server, server.runs.builtInToken().reveal());
    server.post("/services/ingestionPipelines/trigger/" + mine.path("id").asText(), Map.of());
    order = runner.lease();
    job = order.path("jobToken").asText();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aJobWritesPipelinesOfItsOwnServiceAndOfNoOther() {
    Answer made = job("PUT", "/pipelines", Map.of("name", "a", "service", "shop"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().path("updatedBy").asText()).isEqualTo("ingestion-bot");
    String own = "/pipelines/" + made.body().path("id").asText();
    assertThat(job("PATCH", own, state("Inactive")).status()).isEqualTo(200);
    assertThat(job("PUT", "/pipelines/shop.a/status", status()).status()).isEqualTo(200);
    assertThat(job("DELETE", own, Map.of()).status()).isEqualTo(200);
    assertThat(
            job("PUT", "/pipelines/restore", Map.of("id", made.body().path("id").asText()))
                .status())
        .isEqualTo(200);

    String foreign = "/pipelines/" + pipeline("other", "b");
    assertThat(job("PUT", "/pipelines", Map.of("name", "b", "service", "other")).status())
        .isEqualTo(403);
    assertThat(job("PATCH", foreign, state("Inactive")).status()).isEqualTo(403);
    assertThat(job("DELETE", foreign, Map.of()).status()).isEqualTo(403);
    assertThat(job("PUT", "/pipelines/other.b/status", status()).status()).isEqualTo(403);
    assertThat(server.get(foreign).body().path("version").asText()).isEqualTo("0.1");
  }

  @Test
  void aJobReadsTheConnectionOfItsOwnServiceAndOfNoOther() {
    String services = "/services/pipelineServices";
    String own = mine.path("service").path("id").asText();
    String foreign = others.path("service").path("id").asText();

    assertThat(job("GET", services + "/" + own).status()).isEqualTo(200);
    assertThat(job("GET", services + "/name/shop").status()).isEqualTo(200);
    assertThat(job("GET", services + "/" + foreign).status()).isEqualTo(403);
    assertThat(job("GET", services + "/name/other").status()).isEqualTo(403);
    assertThat(job("GET", services).status()).isEqualTo(403);
    assertThat(job("GET", services + "/" + foreign + "/versions").status()).isEqualTo(403);
    assertThat(job("GET", "/hydrant/services/" + foreign + "/listing").status()).isEqualTo(403);
    assertThat(job("GET", "/services/ingestionPipelines").status()).isEqualTo(403);
    assertThat(job("GET", "/search/query?q=*&index=all").text()).doesNotContain("awsConfig");
  }

  @Test
  void aJobReadsWhatItResolvesAssetsWith() {
    for (String path :
        List.of(
            "/pipelines?service=shop",
            "/topics",
            "/tables",
            "/containers",
            "/searchIndexes",
            "/apiEndpoints",
            "/services/messagingServices",
            "/services/databaseServices",
            "/services/storageServices",
            "/services/searchServices",
            "/services/apiServices",
            "/users",
            "/teams",
            "/tags?parent=AwsTags",
            "/search/fieldQuery?fieldName=fullPath&fieldValue=x&index=container",
            "/system/version")) {
      assertThat(job("GET", path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aJobMakesExternalAssetsAndLeavesIngestedOnesAlone() {
    Answer service =
        job("PUT", "/services/storageServices", Map.of("name", "aws-s3", "serviceType", "S3"));
    assertThat(service.status()).isEqualTo(201);
    Answer bucket = job("PUT", "/containers", marked("lake", "aws-s3"));
    assertThat(bucket.status()).isEqualTo(201);
    assertThat(
            job(
                    "PUT",
                    "/containers",
                    with(
                        marked("raw", "aws-s3"),
                        "parent",
                        Map.of("id", bucket.body().path("id").asText(), "type", "container")))
                .status())
        .isEqualTo(201);

    server.put("/containers", Map.of("name", "real", "service", "aws-s3"), Map.of());
    assertThat(job("PUT", "/containers", marked("real", "aws-s3")).status()).isEqualTo(403);
    assertThat(job("PUT", "/containers", Map.of("name", "unmarked", "service", "aws-s3")).status())
        .isEqualTo(403);
    String real = server.get("/containers/name/aws-s3.real").body().path("id").asText();
    assertThat(job("DELETE", "/containers/" + real + "?hardDelete=true").status()).isEqualTo(403);
    String raw = server.get("/containers/name/aws-s3.lake.raw").body().path("id").asText();
    assertThat(job("DELETE", "/containers/" + raw + "?hardDelete=true").status()).isEqualTo(200);
  }

  @Test
  void aJobGivesNoServiceAConnection() {
    Map<String, Object> made =
        Map.of(
            "name",
            "evil",
            "serviceType",
            "S3",
            "connection",
            Map.of("config", Map.of("type", "S3", "awsConfig", Map.of("awsRegion", "x"))));
    assertThat(job("PUT", "/services/storageServices", made).status()).isEqualTo(403);
    server.put("/services/storageServices", with(made, "name", "real"), Map.of());
    assertThat(
            job("PUT", "/services/storageServices", Map.of("name", "real", "serviceType", "S3"))
                .status())
        .isEqualTo(403);
    assertThat(
            job(
                    "PUT",
                    "/services/pipelineServices",
                    Map.of("name", "shop", "serviceType", "KinesisFirehose"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void aJobDrawsEdgesOfItsOwnPipelinesAndLeavesThoseOfOthers() {
    job("PUT", "/services/storageServices", Map.of("name", "aws-s3", "serviceType", "S3"));
    String from = job("PUT", "/containers", marked("a", "aws-s3")).body().path("id").asText();
    String to = job("PUT", "/containers", marked("b", "aws-s3")).body().path("id").asText();
    String far = job("PUT", "/containers", marked("c", "aws-s3")).body().path("id").asText();
    String own = pipeline("shop", "own");
    String foreign = pipeline("other", "foreign");

    assertThat(job("PUT", "/lineage", edge(from, to, "PipelineLineage", own)).status())
        .isEqualTo(200);
    assertThat(job("PUT", "/lineage", edge(from, far, "PipelineLineage", foreign)).status())
        .isEqualTo(403);
    assertThat(job("PUT", "/lineage", edge(from, far, "Manual", own)).status()).isEqualTo(403);
    assertThat(job("PUT", "/lineage", edge(from, far, "PipelineLineage", "")).status())
        .isEqualTo(403);

    server.put("/lineage", edge(to, far, "Manual", own), Map.of());
    server.put("/lineage", edge(from, far, "PipelineLineage", foreign), Map.of());
    assertThat(job("PUT", "/lineage", edge(to, far, "PipelineLineage", own)).status())
        .isEqualTo(403);
    assertThat(job("PUT", "/lineage", edge(from, far, "PipelineLineage", own)).status())
        .isEqualTo(403);
    String pair = "/lineage/container/%s/container/%s";
    assertThat(job("DELETE", pair.formatted(to, far)).status()).isEqualTo(403);
    assertThat(job("DELETE", pair.formatted(from, far)).status()).isEqualTo(403);
    assertThat(job("DELETE", "/lineage/pipeline/" + foreign + "/type/PipelineLineage").status())
        .isEqualTo(403);
    assertThat(job("DELETE", "/lineage/container/" + from + "/type/PipelineLineage").status())
        .isEqualTo(403);
    assertThat(job("DELETE", pair.formatted(from, to)).status()).isEqualTo(200);
    assertThat(job("DELETE", "/lineage/pipeline/" + own + "/type/PipelineLineage").status())
        .isEqualTo(200);
  }

  @Test
  void aJobDoesNothingElse() {
    String ingestion = mine.path("id").asText();
    for (String call :
        List.of(
            "GET /hydrant/accounts",
            "GET /hydrant/tokens",
            "POST /hydrant/tokens",
            "GET /hydrant/audit",
            "GET /hydrant/runs",
            "GET /hydrant/runs/" + FakeRunner.id(order) + "/log",
            "POST /hydrant/runs/" + FakeRunner.id(order) + "/cancel",
            "POST /hydrant/runs/" + FakeRunner.id(order) + "/finish",
            "POST /hydrant/runners/register",
            "POST /hydrant/runners/lease",
            "GET /hydrant/runners",
            "POST /services/ingestionPipelines/trigger/" + ingestion,
            "POST /services/ingestionPipelines/deploy/" + ingestion,
            "PUT /services/ingestionPipelines/shop.metadata/pipelineStatus",
            "PUT /pipelines/bulk",
            "PUT /users",
            "PUT /classifications",
            "PUT /tags",
            "PATCH /topics/" + NOBODY,
            "PUT /usage/pipeline/" + NOBODY)) {
      String[] parts = call.split(" ");
      assertThat(job(parts[0], parts[1], Map.of()).status()).as(call).isEqualTo(403);
    }
  }

  @Test
  void aRefusalSaysWhyAndIsWrittenDown() {
    Answer refused = job("PUT", "/pipelines", Map.of("name", "b", "service", "other"));
    runner.heartbeat(order);
    server.get("/pipelines", bearer(runner.session));

    assertThat(refused.body().path("message").asText())
        .isEqualTo(
            "This token is for one run of the service 'shop': it may not PUT /api/v1/pipelines.");
    JsonNode log = server.get("/hydrant/audit").body().path("data");
    assertThat(log.path(0).path("author").asText()).isEqualTo("runner");
    assertThat(log.path(0).path("outcome").asInt()).isEqualTo(403);
    assertThat(log.path(1).path("author").asText()).isEqualTo("ingestion-bot");
    assertThat(log.path(1).path("action").asText()).isEqualTo("PUT /api/v1/pipelines");
    assertThat(log.path(1).path("outcome").asInt()).isEqualTo(403);
  }

  @Test
  void aJobsTokenDiesWithItsLease() {
    assertThat(job("GET", "/pipelines").status()).isEqualTo(200);

    runner.finish(order, Outcome.SUCCESS);

    assertThat(job("GET", "/pipelines").status()).isEqualTo(401);
    assertThat(job("PUT", "/pipelines", Map.of("name", "a", "service", "shop")).status())
        .isEqualTo(401);
  }

  @Test
  void aRunnersTokenRegistersItsOwnNameAndNothingElse() {
    String token = token("hall-3");

    assertThat(FakeRunner.register(server, "hall-3", token, "i", 1).status()).isEqualTo(200);
    assertThat(FakeRunner.register(server, "hall-4", token, "i", 1).status()).isEqualTo(401);
    assertThat(FakeRunner.register(server, "built-in", token, "i", 1).status()).isEqualTo(401);
    onlyTheProtocol(token);
    assertThat(
            server
                .post(
                    "/hydrant/runners/lease",
                    Map.of("requestId", number(), "freeSlots", 1, "instanceId", "i"),
                    bearer(token))
                .status())
        .isEqualTo(401);
  }

  @Test
  void aSessionLeasesForItsOwnNameAndReportsOnItsOwnLeasesAlone() {
    FakeRunner thief = new FakeRunner(server, "hall-3", token("hall-3"));
    server.post("/services/ingestionPipelines/trigger/" + others.path("id").asText(), Map.of());

    assertThat(thief.lease().isMissingNode()).isTrue();
    onlyTheProtocol(thief.session);
    JsonNode guessed =
        ((com.fasterxml.jackson.databind.node.ObjectNode) order.deepCopy())
            .put("leaseToken", "hyl_guessed");
    assertThat(thief.finish(guessed, Outcome.FAILED).status()).isEqualTo(409);
    assertThat(thief.progress(guessed, Map.of("stage", "x", "done", 1, "total", 1)).status())
        .isEqualTo(409);
    assertThat(thief.log(guessed, 0, "mine").status()).isEqualTo(409);
    assertThat(thief.heartbeat(guessed).body().at("/runs/0/verdict").asText()).isEqualTo("GONE");
    assertThat(runner.heartbeat(order).body().at("/runs/0/verdict").asText()).isEqualTo("CONTINUE");
  }

  private void onlyTheProtocol(String token) {
    String service = others.path("service").path("id").asText();
    for (String call :
        List.of(
            "GET /services/pipelineServices/" + service,
            "GET /services/pipelineServices",
            "GET /pipelines",
            "PUT /pipelines",
            "PUT /lineage",
            "GET /hydrant/runs",
            "GET /hydrant/runners",
            "POST /hydrant/runners/hall-3/tokens",
            "GET /search/query",
            "GET /hydrant/accounts")) {
      String[] parts = call.split(" ");
      assertThat(server.send(parts[0], "" + parts[1], Map.of(), bearer(token)).status())
          .as(call)
          .isEqualTo(403);
    }
  }

  private String token(String runner) {
    return server
        .post("/hydrant/runners/" + runner + "/tokens", Map.of())
        .body()
        .path("token")
        .asText();
  }

  private String pipeline(String service, String name) {
    return server
        .put("/pipelines", Map.of("name", name, "service", service), Map.of())
        .body()
        .path("id")
        .asText();
  }

  private Answer job(String method, String path) {
    return job(method, path, Map.of());
  }

  private Answer job(String method, String path, Object body) {
    return server.send(method, path, body, bearer(job));
  }

  private static Map<String, Object> marked(String name, String service) {
    return with(with(MARKED, "name", name), "service", service);
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    Map<String, Object> more = new java.util.LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static List<Object> state(String value) {
    return List.of(Map.of("op", "add", "path", "/state", "value", value));
  }

  private static Map<String, Object> status() {
    return Map.of("timestamp", 1_800_000_000_000L, "executionStatus", "Successful");
  }

  private static Map<String, Object> edge(String from, String to, String source, String pipeline) {
    Map<String, Object> details = with(Map.of("description", "Delivery · x"), "source", source);
    return Map.of(
        "edge",
        Map.of(
            "fromEntity",
            Map.of("id", from, "type", "container"),
            "toEntity",
            Map.of("id", to, "type", "container"),
            "lineageDetails",
            pipeline.isEmpty()
                ? details
                : with(details, "pipeline", Map.of("id", pipeline, "type", "pipeline"))));
  }
}
