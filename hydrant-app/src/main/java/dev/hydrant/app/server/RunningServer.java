package dev.hydrant.app.server;

import dev.hydrant.app.Version;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.ServerOptions;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A server with its catalog and its built-in runner; closing it closes them in the right order. */
public final class RunningServer implements AutoCloseable {
  private final Catalog catalog;
  private final HydrantServer server;

  private RunningServer(Catalog catalog, HydrantServer server) {
    this.catalog = catalog;
    this.server = server;
  }

  public static RunningServer start(ServerSettings settings, Map<String, String> environment) {
    Database database =
        settings
            .databaseUrl()
            .map(url -> postgres(url, environment))
            .orElseGet(() -> CatalogDatabase.openSqlite(settings.data()));
    Catalog catalog =
        new Catalog(database, SecretKeySource.ofFolder(settings.data()), Clock.systemUTC());
    try {
      ServerOptions options =
          ServerOptions.onPort(settings.port())
              .withHost(settings.host())
              .withVersions(settings.announcedVersion(), Version.text());
      return new RunningServer(catalog, HydrantServer.start(options, catalog, List.of()));
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  public URI address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
    catalog.close();
  }

  private static Database postgres(String url, Map<String, String> environment) {
    return CatalogDatabase.openPostgres(
        url,
        environment.getOrDefault("HYDRANT_DATABASE_USER", "hydrant"),
        environment.getOrDefault("HYDRANT_DATABASE_PASSWORD", ""));
  }
}
