package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.runner.HybridRunner;
import dev.hydrant.app.runner.HybridSettings;
import dev.hydrant.catalog.run.RunnerNames;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.runner.Agent;
import dev.hydrant.runner.metrics.MetricsPort;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries out runs for a server, from inside the network of what is read. */
@Command(
    name = "runner",
    description = "Carry out a server's ingestions from here; calls the server, is never called.",
    mixinStandardHelpOptions = true)
public final class RunnerCommand implements Callable<Integer> {
  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      defaultValue = "${env:HYDRANT_RUNNER_SERVER}",
      description = "The server's address. Also HYDRANT_RUNNER_SERVER.")
  private String server = "";

  @Option(
      names = "--name",
      required = true,
      defaultValue = "${env:HYDRANT_RUNNER_NAME}",
      description = "This runner's name; several processes may share it. Also HYDRANT_RUNNER_NAME.")
  private String name = "";

  @Option(
      names = "--token-file",
      required = true,
      paramLabel = "FILE",
      defaultValue = "${env:HYDRANT_RUNNER_TOKEN_FILE}",
      description = {
        "File with the runner's token, readable by its owner alone; read anew when the server",
        "refuses the token. Also HYDRANT_RUNNER_TOKEN_FILE."
      })
  private Path tokenFile = Path.of("");

  @Option(
      names = "--slots",
      defaultValue = "${env:HYDRANT_RUNNER_SLOTS:-2}",
      description = "Runs that it takes at once. Default: 2. Also HYDRANT_RUNNER_SLOTS.")
  private int slots;

  @Option(
      names = "--location",
      paramLabel = "TEXT",
      defaultValue = "${env:HYDRANT_RUNNER_LOCATION:-}",
      description = "Where it stands, for people. Also HYDRANT_RUNNER_LOCATION.")
  private String location = "";

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Folder for what it writes. Default: the user's state folder.")
  private @Nullable Path work;

  @Mixin private LogOptionsMixin log = new LogOptionsMixin();

  @Option(
      names = "--metrics-port",
      paramLabel = "[ADDRESS:]PORT",
      defaultValue = "${env:HYDRANT_RUNNER_METRICS_PORT:-}",
      description = {
        "Serve /metrics, /health/live and /health/ready here, on loopback unless an address is",
        "given; 0 for a free port. Default: nothing. Also HYDRANT_RUNNER_METRICS_PORT."
      })
  private String metricsPort = "";

  @Option(
      names = "--child-environment",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Variables that runs may read besides the usual ones, such as those that secret:",
        "references name; repeatable."
      })
  private List<String> childEnvironment = List.of();

  @Option(
      names = "--insecure-http",
      description = "Allow plain http to another machine, where the way is protected otherwise.")
  private boolean insecureHttp;

  @Override
  public Integer call() throws InterruptedException {
    log.apply();
    Optional<InetSocketAddress> metrics = HybridSettings.metrics(metricsPort);
    Agent agent = HybridRunner.start(settings(System.getenv()), System.getenv());
    Stopping.install(agent);
    System.out.println("Runner " + name + " works for " + server);
    System.out.println("Ctrl-C stops it, after its runs.");
    Optional<MetricsPort> port = metrics.map(address -> MetricsPort.open(address, agent));
    port.ifPresent(open -> System.out.println("Metrics: http:/" + open.address() + "/metrics"));
    try {
      agent.ended().get();
      return ExitCode.SUCCESS;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HydrantException refused) {
        throw refused;
      }
      throw new IllegalStateException("the runner ended by a defect", e.getCause());
    } finally {
      port.ifPresent(MetricsPort::close);
    }
  }

  private HybridSettings settings(Map<String, String> environment) {
    RunnerNames.check(name);
    return new HybridSettings(
        HybridSettings.server(server, insecureHttp),
        name,
        tokenFile.toAbsolutePath(),
        location,
        Math.max(1, slots),
        work == null ? HybridSettings.defaultWork(name, environment) : work.toAbsolutePath(),
        childEnvironment);
  }
}
