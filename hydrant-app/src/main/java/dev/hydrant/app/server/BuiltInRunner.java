package dev.hydrant.app.server;

import dev.hydrant.app.Distribution;
import dev.hydrant.app.Version;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.runner.Agent;
import dev.hydrant.runner.RunnerSettings;
import dev.hydrant.runner.TokenSource;
import dev.hydrant.runner.exec.ChildCommand;
import dev.hydrant.runner.exec.ChildEnvironment;
import dev.hydrant.runner.exec.ChildProcessExecutor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The runner in the server's own process: the same agent, over the loopback address. */
final class BuiltInRunner implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(2);

  private final Agent agent;

  private BuiltInRunner(Agent agent) {
    this.agent = agent;
  }

  static BuiltInRunner start(
      URI server,
      String name,
      Secret token,
      ServerSettings settings,
      Map<String, String> environment) {
    Path folder = settings.data().resolve("runner");
    RunnerSettings runner =
        new RunnerSettings(
            server,
            name,
            TokenSource.of(token),
            Version.text(),
            settings.slots(),
            created(folder.resolve("spool")),
            RunnerSettings.Place.server());
    ChildProcessExecutor executor =
        new ChildProcessExecutor(
            ChildCommand.ofJar(Distribution.jar(), Distribution.archive()),
            ChildEnvironment.from(environment, settings.childEnvironment()),
            created(folder.resolve("runs")));
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    Agent agent = new Agent(runner, new RunnerChannel(http, server), executor);
    agent.start();
    return new BuiltInRunner(agent);
  }

  @Override
  public void close() {
    agent.stop(DRAIN);
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_UNUSABLE, "The folder " + folder + " cannot be made.", "", e);
    }
  }
}
