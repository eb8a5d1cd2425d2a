package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees: whether a server lives, can serve, and what it measures. */
class OperationTest {
  @TempDir Path folder;

  private RunServer server;

  @BeforeEach
  void start() {
    server = new RunServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRunThatEndsIsCountedOnceWithItsTimeItsCallsAndTheChunksItLost() throws Exception {
    FakeRunner runner = new FakeRunner(server, server.runs.builtInToken().reveal());
    JsonNode pipeline = server.pipeline("orders");
    server.post("/services/ingestionPipelines/trigger/" + pipeline.path("id").asText(), Map.of());
    JsonNode order = runner.lease();
    server.now.addAndGet(20_000);

    FinishRequest end = end(Map.of("DescribeDeliveryStream", 7L), 3);
    assertThat(runner.finish(order, end).status()).isEqualTo(200);
    assertThat(runner.finish(order, end).status()).isEqualTo(200);

    assertThat(metrics())
        .contains(
            "hydrant_runs_ended_total{kind=\"ingest\",state=\"success\"} 1.0",
            "hydrant_run_seconds_count{kind=\"ingest\"} 1",
            "hydrant_run_seconds_bucket{kind=\"ingest\",le=\"15.0\"} 0",
            "hydrant_run_seconds_bucket{kind=\"ingest\",le=\"60.0\"} 1",
            "hydrant_aws_calls_total{operation=\"DescribeDeliveryStream\"} 7.0",
            "hydrant_aws_throttled_total{operation=\"DescribeDeliveryStream\"} 2.0",
            "hydrant_log_chunks_lost_total 3.0");
  }

  @Test
  void operationsThatARunnerMakesUpDoNotMakeSeriesWithoutEnd() throws Exception {
    FakeRunner runner = new FakeRunner(server, server.runs.builtInToken().reveal());
    JsonNode pipeline = server.pipeline("orders");
    server.post("/services/ingestionPipelines/trigger/" + pipeline.path("id").asText(), Map.of());
    Map<String, Long> calls = new HashMap<>();
    calls.put("secret value\n", 1L);
    for (int i = 0; i < 5_000; i++) {
      calls.put("Operation" + i, 1L);
    }

    runner.finish(runner.lease(), end(calls, 0));

    List<String> lines = metrics();
    assertThat(lines.stream().filter(line -> line.startsWith("hydrant_aws_calls_total")))
        .hasSizeLessThanOrEqualTo(101)
        .contains("hydrant_aws_calls_total{operation=\"other\"} 4901.0");
    assertThat(String.join("", lines)).doesNotContain("secret value");
  }

  @Test
  void runsThatWaitAndRunnersAreMeasured() throws Exception {
    JsonNode pipeline = server.pipeline("orders");
    server.post("/services/ingestionPipelines/trigger/" + pipeline.path("id").asText(), Map.of());
    server.now.addAndGet(90_000);

    assertThat(metrics())
        .contains(
            "hydrant_runs{state=\"queued\"} 1.0",
            "hydrant_runs{state=\"running\"} 0.0",
            "hydrant_queue_depth 1.0",
            "hydrant_queue_wait_seconds 90.0",
            "hydrant_runners{state=\"Connected\"} 0.0");
  }

  @Test
  void aRunnerThatIsHeardAndTheAgeOfItsLeaseAreMeasured() throws Exception {
    FakeRunner runner = new FakeRunner(server, server.runs.builtInToken().reveal());
    JsonNode pipeline = server.pipeline("orders");
    server.post("/services/ingestionPipelines/trigger/" + pipeline.path("id").asText(), Map.of());
    runner.lease();
    server.now.addAndGet(12_000);

    assertThat(metrics())
        .contains(
            "hydrant_lease_age_seconds 12.0",
            "hydrant_runs{state=\"running\"} 1.0",
            "hydrant_runners{state=\"Connected\"} 1.0");
  }

  @Test
  void whatClientsMakeUpMakesNoSeries() throws Exception {
    for (int i = 0; i < 30; i++) {
      call("INVENTED" + i, "/api/v1/pipelines");
      call("GET", "/api/v1/pipelines/name/none" + i);
      call("GET", "/nowhere/" + i);
      call("POST", "/nowhere/" + i);
    }

    List<String> http =
        metrics().stream().filter(line -> line.startsWith("hydrant_http_requests")).toList();
    assertThat(http).isNotEmpty().hasSizeLessThan(40);
    assertThat(String.join("", http)).doesNotContain("INVENTED", "none1", "/nowhere");
  }

  @Test
  void jvmProcessAndDatabaseAreMeasured() throws Exception {
    assertThat(String.join("\n", metrics()))
        .contains(
            "jvm_memory_used_bytes{",
            "jvm_threads_live_threads ",
            "process_uptime_seconds ",
            "hydrant_build{version=\"0.1.0\"} 1.0",
            "hydrant_database_connections{pool=\"write\",state=\"most\"} 1.0",
            "hydrant_database_waiting{pool=\"read\"} 0.0");
  }

  @Test
  void aServerIsReadyAsLongAsItsDatabaseAnswers() throws Exception {
    assertThat(call("GET", "/health/live").statusCode()).isEqualTo(200);
    assertThat(call("GET", "/health/ready").statusCode()).isEqualTo(200);

    server.catalog.database().close();

    assertThat(call("GET", "/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> unready = call("GET", "/health/ready");
    assertThat(unready.statusCode()).isEqualTo(503);
    assertThat(unready.body()).contains("The database does not answer.");
  }

  private List<String> metrics() throws Exception {
    return call("GET", "/metrics").body().lines().toList();
  }

  private HttpResponse<String> call(String method, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
  }

  private static FinishRequest end(Map<String, Long> calls, long lost) {
    ScanReport scan =
        new ScanReport(
            Optional.empty(),
            true,
            "",
            Set.of(),
            1,
            1,
            0,
            0,
            0,
            Map.of(),
            calls,
            Map.of("DescribeDeliveryStream", 2L),
            Map.of(),
            List.of(),
            0);
    return new FinishRequest(
        Outcome.SUCCESS,
        "",
        false,
        Optional.of(
            new RunReport(
                RunState.SUCCESS,
                "orders",
                1,
                Optional.of(scan),
                Optional.empty(),
                List.of(),
                List.of())),
        Optional.of(0),
        List.of(),
        List.of(),
        0,
        lost);
  }
}
