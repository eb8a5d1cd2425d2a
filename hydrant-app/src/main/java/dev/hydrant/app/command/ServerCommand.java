package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.server.RunningServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves the catalog and its page until it is stopped. */
@Command(
    name = "server",
    description = "Serve the catalog and its page.",
    mixinStandardHelpOptions = true)
public final class ServerCommand implements Callable<Integer> {
  @Mixin private ServerOptionsMixin options = new ServerOptionsMixin();

  @Override
  public Integer call() throws InterruptedException {
    RunningServer server = RunningServer.start(options.settings(System.getenv()), System.getenv());
    Stopping stopping = Stopping.install(server);
    System.out.println("Hydrant serves " + server.address());
    System.out.println("Ctrl-C stops it.");
    stopping.await();
    return ExitCode.SUCCESS;
  }
}
