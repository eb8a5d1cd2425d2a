package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.server.Listening;
import dev.hydrant.app.server.RunningServer;
import dev.hydrant.catalog.user.Accounts;
import dev.hydrant.server.web.Guards;
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

  @Mixin private AccessMixin access = new AccessMixin();

  @Override
  public Integer call() throws InterruptedException {
    Listening listening = access.listening(options.host(), options.port());
    RunningServer server =
        RunningServer.start(options.settings(listening, System.getenv()), System.getenv());
    Stopping stopping = Stopping.install(server);
    System.out.println("Hydrant serves " + server.address());
    tellAccess(listening, server);
    System.out.println("Ctrl-C stops it.");
    stopping.await();
    return ExitCode.SUCCESS;
  }

  private static void tellAccess(Listening listening, RunningServer server) {
    if (!listening.signIn()) {
      System.out.println("--auth none: everybody on this machine may do everything.");
    }
    server
        .firstPassword()
        .ifPresent(
            password -> {
              System.out.println("Sign in as '" + Accounts.ADMIN + "' with this password:");
              System.out.println("  " + password.reveal());
              System.out.println("It is shown this once; change it in the page.");
            });
    if (listening.tls().isEmpty() && !Guards.isLoopback(listening.host())) {
      System.err.println(
          "hydrant: plain HTTP beyond this machine: passwords and tokens cross the network in"
              + " clear text. Give --tls-certificate and --tls-key, or put a proxy with TLS before"
              + " it.");
    }
  }
}
