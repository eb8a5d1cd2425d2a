package dev.hydrant.app.server;

import dev.hydrant.app.Version;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.auth.SignInModule;
import dev.hydrant.server.run.RunModule;
import dev.hydrant.server.run.desk.RunSettings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with its catalog and its built-in runner; closing it closes them in the right order. */
public final class RunningServer implements AutoCloseable {
  private final Deque<Runnable> closing;
  private final URI address;
  private final Optional<Secret> firstPassword;

  private RunningServer(Deque<Runnable> closing, URI address, Optional<Secret> firstPassword) {
    this.closing = closing;
    this.address = address;
    this.firstPassword = firstPassword;
  }

  /**
   * @throws dev.hydrant.model.error.HydrantException of category USER for a port, a folder or a
   *     database that cannot be used; nothing is left open then
   */
  public static RunningServer start(ServerSettings settings, Map<String, String> environment) {
    Deque<Runnable> closing = new ArrayDeque<>();
    try {
      Sealer sealer = SecretKeys.sealer(settings.data(), environment);
      Catalog catalog = catalog(settings, sealer, environment);
      closing.push(catalog::close);
      RunModule runs =
          new RunModule(
              catalog,
              settings
                  .runs()
                  .applied(RunSettings.defaults(Version.text()))
                  .announcing(settings.announcedVersion())
                  .leasing(settings.lease())
                  .withBuiltIn(settings.listening().builtIn()),
              settings.runs().upkeep());
      closing.push(runs::close);
      Optional<SignInModule> signIn =
          settings.listening().signIn()
              ? Optional.of(new SignInModule(catalog, sealer))
              : Optional.empty();
      List<RouteModule> modules = new ArrayList<>();
      signIn.ifPresent(modules::add);
      modules.add(runs);
      HydrantServer server =
          HydrantServer.start(options(settings), catalog, runs.overview(), modules);
      closing.push(server::close);
      runs.start();
      BuiltInRunner runner =
          BuiltInRunner.start(
              server.innerAddress(),
              runs.settings().builtInRunner(),
              runs.builtInToken(),
              settings,
              environment);
      closing.push(runner::close);
      // At the very end: a start that fails must not swallow the password.
      return new RunningServer(closing, server.address(), signIn.flatMap(SignInModule::firstStart));
    } catch (RuntimeException e) {
      closing.forEach(Runnable::run);
      throw e;
    }
  }

  public URI address() {
    return address;
  }

  /** The administrator's password, at the very first start with sign-in only. */
  public Optional<Secret> firstPassword() {
    return firstPassword;
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }

  private static Catalog catalog(
      ServerSettings settings, Sealer sealer, Map<String, String> environment) {
    Database database = Databases.open(settings.data(), settings.databaseUrl(), environment);
    try {
      return new Catalog(database, sealer, Clock.systemUTC());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static ServerOptions options(ServerSettings settings) {
    Listening listening = settings.listening();
    return ServerOptions.onPort(listening.port())
        .withHost(listening.host())
        .withTls(listening.tls())
        .withVersions(settings.announcedVersion(), Version.text());
  }
}
