package dev.hydrant.app.runner;

import dev.hydrant.app.Distribution;
import dev.hydrant.app.Version;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.runner.Agent;
import dev.hydrant.runner.RunnerSettings;
import dev.hydrant.runner.TokenFile;
import dev.hydrant.runner.exec.ChildCommand;
import dev.hydrant.runner.exec.ChildEnvironment;
import dev.hydrant.runner.exec.ChildProcessExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The agent in a process of its own: it calls the server, never the other way round. */
public final class HybridRunner {
  private HybridRunner() {}

  /**
   * Starts and returns; the server may be away.
   *
   * @throws HydrantException for a token file, a proxy or a folder that cannot be used
   */
  public static Agent start(HybridSettings settings, Map<String, String> environment) {
    TokenFile token = new TokenFile(settings.tokenFile());
    token.read();
    RunnerSettings runner =
        new RunnerSettings(
            settings.server(),
            settings.name(),
            token,
            Version.text(),
            settings.slots(),
            created(settings.work().resolve("spool")),
            new RunnerSettings.Place(settings.location(), false));
    ChildProcessExecutor executor =
        new ChildProcessExecutor(
            ChildCommand.ofJar(Distribution.jar(), Distribution.archive()),
            ChildEnvironment.from(environment, settings.childEnvironment()),
            created(settings.work().resolve("runs")));
    Network network =
        Network.of(java.util.Optional.empty(), java.util.Optional.empty(), environment);
    Agent agent = new Agent(runner, RunnerChannel.by(network, settings.server()), executor);
    agent.start();
    return agent;
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_UNUSABLE,
          "The folder " + folder + " cannot be made.",
          "Choose another with --work DIR.",
          e);
    }
  }
}
