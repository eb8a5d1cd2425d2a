package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.server.run.RunServer.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunEventsTest {
  @TempDir Path folder;

  private RunServer server;
  private FakeRunner runner;
  private String run;

  @BeforeEach
  void start() {
    server = new RunServer(folder);
    runner = new FakeRunner(server, server.runs.builtInToken().reveal());
    JsonNode pipeline = server.pipeline("orders");
    server.post("/services/ingestionPipelines/trigger/" + pipeline.path("id").asText(), Map.of());
    run = server.newestRun(pipeline).orElseThrow().path("id").asText();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRunThatHasEndedIsToldWholeAndTheStreamEnds() {
    JsonNode order = runner.lease();
    runner.log(order, 0, "first\n");
    runner.log(order, 1, "second\n");
    runner.finish(order, Outcome.SUCCESS);

    Answer answer = server.get("/hydrant/runs/" + run + "/events");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("event: state\ndata: {\"state\":\"success\"")
        .contains("id: 13\nevent: log\ndata: {\"offset\":0,\"nextOffset\":13,")
        .contains("first\\nsecond\\n")
        .endsWith("event: end\ndata: {\"state\":\"success\"}\n\n");
  }

  @Test
  void aClientThatComesBackGetsOnlyWhatItLacks() {
    JsonNode order = runner.lease();
    runner.log(order, 0, "first\n");
    runner.log(order, 1, "second\n");
    runner.finish(order, Outcome.SUCCESS);

    String text =
        server.get("/hydrant/runs/" + run + "/events", Map.of("Last-Event-ID", "6")).text();

    assertThat(text).contains("\"offset\":6", "second").doesNotContain("first");
    assertThat(
            server.get("/hydrant/runs/" + run + "/events", Map.of("Last-Event-ID", "x")).status())
        .isEqualTo(400);
  }

  @Test
  void whatHappensIsToldWhileItHappens() throws IOException {
    HttpResponse<InputStream> stream = server.watch(run).join();
    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    assertThat(until(lines, "data: {\"state\":\"queued\"")).contains("Waiting for runner built-in");
    until(lines, ": still here");

    JsonNode order = runner.lease();
    until(lines, "data: {\"state\":\"running\",\"attempt\":1");
    runner.log(order, 0, "a line\n");
    assertThat(until(lines, "data: {\"offset\":0")).contains("a line");
    runner.finish(order, Outcome.FAILED);

    until(lines, "data: {\"state\":\"failed\",\"attempt\":1");
    until(lines, "event: end");
    assertThat(lines.readLine()).isEqualTo("data: {\"state\":\"failed\"}");
    assertThat(lines.readLine()).isEmpty();
    assertThat(lines.readLine()).isNull();
  }

  @Test
  void onlySoManyMayWatchAndTheDeadMakeRoom() throws IOException {
    HttpResponse<InputStream> first = server.watch(run).join();
    HttpResponse<InputStream> second = server.watch(run).join();
    assertThat(server.get("/hydrant/runs/" + run + "/events").status()).isEqualTo(503);

    first.body().close();

    int status = 503;
    while (status == 503) {
      HttpResponse<InputStream> third = server.watch(run).join();
      status = third.statusCode();
      third.body().close();
    }
    assertThat(status).isEqualTo(200);
    second.body().close();
  }

  @Test
  void anUnknownRunIsNotFound() {
    assertThat(server.get("/hydrant/runs/" + UUID.randomUUID() + "/events").status())
        .isEqualTo(404);
  }

  @Test
  void theLogIsDownloadedAndTellsWhatIsMissing() {
    JsonNode order = runner.lease();
    runner.log(order, 0, "first\n");
    runner.finish(
        order,
        new dev.hydrant.model.runner.FinishRequest(
            Outcome.SUCCESS,
            "",
            false,
            java.util.Optional.empty(),
            java.util.Optional.of(0),
            null,
            null,
            1,
            3));

    Answer file = server.get("/hydrant/runs/" + run + "/log/download");

    assertThat(file.text()).isEqualTo("first\n[3 parts of this log never arrived]\n");
  }

  /** The first line that starts so; fails at the end of the stream. */
  private static String until(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as("a line that starts with %s", start).isNotNull();
    return String.valueOf(line);
  }
}
