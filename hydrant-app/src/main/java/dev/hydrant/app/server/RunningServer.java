package dev.hydrant.app.server;

import dev.hydrant.app.Version;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.run.RunModule;
import dev.hydrant.server.run.desk.RunSettings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;

/** A server with its catalog and its built-in runner; closing it closes them in the right order. */
public final class RunningServer implements AutoCloseable {
  private final Deque<Runnable> closing;
  private final URI address;

  private RunningServer(Deque<Runnable> closing, URI address) {
    this.closing = closing;
    this.address = address;
  }

  /**
   * @throws dev.hydrant.model.error.HydrantException of category USER for a port, a folder or a
   *     database that cannot be used; nothing is left open then
   */
  public static RunningServer start(ServerSettings settings, Map<String, String> environment) {
    Deque<Runnable> closing = new ArrayDeque<>();
    try {
      Catalog catalog = catalog(settings, environment);
      closing.push(catalog::close);
      RunModule runs =
          new RunModule(
              catalog,
              RunSettings.defaults(Version.text()).announcing(settings.announcedVersion()));
      closing.push(runs::close);
      HydrantServer server =
          HydrantServer.start(options(settings), catalog, runs.overview(), List.of(runs));
      closing.push(server::close);
      runs.start();
      BuiltInRunner runner =
          BuiltInRunner.start(
              server.address(),
              runs.settings().builtInRunner(),
              runs.builtInToken(),
              settings,
              environment);
      closing.push(runner::close);
      return new RunningServer(closing, server.address());
    } catch (RuntimeException e) {
      closing.forEach(Runnable::run);
      throw e;
    }
  }

  public URI address() {
    return address;
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }

  private static Catalog catalog(ServerSettings settings, Map<String, String> environment) {
    Database database =
        settings
            .databaseUrl()
            .map(url -> postgres(url, environment))
            .orElseGet(() -> CatalogDatabase.openSqlite(settings.data()));
    try {
      return new Catalog(database, key(settings, environment), Clock.systemUTC());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Several servers on one database need one key, so it may come from the environment. */
  private static SecretKey key(ServerSettings settings, Map<String, String> environment) {
    String given = environment.getOrDefault("HYDRANT_SECRET_KEY", "");
    return given.isBlank()
        ? SecretKeySource.ofFolder(settings.data())
        : SecretKeySource.ofText(given);
  }

  private static ServerOptions options(ServerSettings settings) {
    return ServerOptions.onPort(settings.port())
        .withHost(settings.host())
        .withVersions(settings.announcedVersion(), Version.text());
  }

  private static Database postgres(String url, Map<String, String> environment) {
    return CatalogDatabase.openPostgres(
        url,
        environment.getOrDefault("HYDRANT_DATABASE_USER", "hydrant"),
        environment.getOrDefault("HYDRANT_DATABASE_PASSWORD", ""));
  }
}
