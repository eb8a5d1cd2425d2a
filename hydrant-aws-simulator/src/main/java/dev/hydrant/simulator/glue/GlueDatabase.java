package dev.hydrant.simulator.glue;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A database of the Data Catalog. Those that tables are in need not be put; links must be.
 *
 * @param catalogId as {@link GlueTable#catalogId}
 * @param link the database that this one is a resource link to
 */
public record GlueDatabase(Home home, String catalogId, String name, @Nullable Link link)
    implements AwsResource {

  /** The database that a resource link stands for. */
  public record Link(String catalogId, String region, String database) {}

  public static GlueDatabase named(Home home, String name) {
    return new GlueDatabase(home, home.accountId(), name, null);
  }

  /** A resource link to a database of the same region. */
  public static GlueDatabase link(
      Home home, String name, String targetCatalogId, String targetDatabase) {
    Link link = new Link(targetCatalogId, home.region(), targetDatabase);
    return new GlueDatabase(home, home.accountId(), name, link);
  }

  @Override
  public String key() {
    return key(catalogId, name);
  }

  static String key(String catalogId, String name) {
    return catalogId + "|" + name.toLowerCase(Locale.ROOT);
  }
}
