package dev.hydrant.runner;

import static dev.hydrant.runner.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.runner.metrics.MetricsPort;
import dev.hydrant.testnetwork.CutLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsPortTest {
  private static final RunnerTiming TIMING =
      new RunnerTiming(400, 200, 50, 45_000, 30_000, 500, 500, 50, 65_536, 20);

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong seconds = new AtomicLong();
  private RealServer server;
  private CutLine line;
  private Agent agent;
  private MetricsPort port;

  @BeforeEach
  void start() {
    server = new RealServer(folder, TIMING, Optional.empty());
    line = new CutLine(server.address());
    agent = server.agent(line.address(), "watched", Map.of(), () -> seconds.get() * 1_000_000_000L);
    port = MetricsPort.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), agent);
  }

  @AfterEach
  void stop() {
    port.close();
    line.become(CutLine.State.WHOLE);
    agent.stop(Duration.ZERO);
    line.close();
    server.close();
  }

  @Test
  void aProcessThatTheServerDoesNotKnowLivesAndIsNotReady() {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(metrics()).contains("hydrant_runner_connected 0.0\n");
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void slotsJobsAndTheTimeOfRunsAreTold() throws Exception {
    agent.start();
    until("it is ready", () -> get("/health/ready").statusCode() == 200);
    server.trigger(server.pipeline("works"));
    server.ended("works");
    server.trigger(server.pipeline("deaf"));
    until("a child works", () -> metrics().contains("hydrant_runner_jobs{state=\"working\"} 1.0"));
    seconds.addAndGet(3);

    assertThat(metrics())
        .contains("hydrant_runner_connected 1.0\n")
        .contains("hydrant_runner_slots 2.0\n")
        .contains("hydrant_runner_jobs{state=\"untold\"} 0.0\n")
        .contains("hydrant_runner_run_seconds_count{outcome=\"success\"} 1")
        .contains("hydrant_runner_run_seconds_count{outcome=\"failed\"} 0")
        .contains("hydrant_runner_log_chunks_lost_total 0.0\n")
        .containsPattern("hydrant_runner_lease_age_seconds [03]\\.0\n");
  }

  @Test
  void aServerThatIsAwayShowsAfterTheTimeThatItLetsARunGoOnAndItsReturnIsCounted()
      throws Exception {
    agent.start();
    until("it is ready", () -> get("/health/ready").statusCode() == 200);
    line.become(CutLine.State.BROKEN);
    seconds.addAndGet(31);
    until("it is not ready", () -> get("/health/ready").statusCode() == 503);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);

    line.become(CutLine.State.WHOLE);

    until("it is ready again", () -> get("/health/ready").statusCode() == 200);
    until(
        "its return is counted",
        () -> !metrics().contains("hydrant_runner_reconnects_total 0.0\n"));
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    assertThatThrownBy(() -> MetricsPort.open(port.address(), agent))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining(String.valueOf(port.address().getPort()));
  }

  private String metrics() {
    return get("/metrics").body();
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.address().getPort() + path))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
