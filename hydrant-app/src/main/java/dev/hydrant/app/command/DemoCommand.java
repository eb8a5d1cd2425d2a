package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.demo.DemoIngestion;
import dev.hydrant.app.server.Listening;
import dev.hydrant.app.server.RunningServer;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves a catalog filled from a simulated AWS organisation. */
@Command(
    name = "demo",
    description = "Serve catalog and page with a simulated AWS organisation, ingested.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Mixin private ServerOptionsMixin options = new ServerOptionsMixin();

  @Override
  public Integer call() throws IOException, InterruptedException {
    // Made-up data on this machine: nobody has to sign in.
    Listening listening = Listening.open(options.host(), options.port());
    RunningServer server =
        RunningServer.start(options.settings(listening, System.getenv()), System.getenv());
    AwsSimulator simulator =
        AwsSimulator.start(SimulatorOptions.defaults(), new DemoOrganisation());
    Stopping stopping =
        Stopping.install(
            () -> {
              simulator.close();
              server.close();
            });
    System.out.println("Hydrant serves " + server.address());
    System.out.println("Simulated AWS at " + simulator.endpoint() + ", ingesting:");
    new DemoIngestion(simulator, server.address(), System.out).run();
    System.out.println("Open " + server.address() + " in a browser. Ctrl-C stops everything.");
    stopping.await();
    return ExitCode.SUCCESS;
  }
}
