package dev.hydrant.client.resolve;

import dev.hydrant.client.naming.AssetName;
import dev.hydrant.client.naming.AssetNaming;
import dev.hydrant.client.resolve.ServiceDirectory.Service;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.name.Fqn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The real tables that a pattern of a database source stands for, as the catalog has them. They are
 * looked for in the service that an explicit mapping names, else in those that a person named, else
 * in those with the same address. Each distinct pattern is looked for once a run. Thread-safe.
 */
public final class TablePatterns {
  /** A service with more is not gone through: its pattern stays a pattern. */
  static final int MOST_TABLES = 20_000;

  /** Tables come with all their columns. */
  private static final String PAGE = "100";

  private final CatalogClient catalog;
  private final ServiceDirectory services;
  private final ResolveSettings settings;
  private final Mappings mappings;
  private final Consumer<String> notes;
  private final AssetNaming naming = new AssetNaming();
  private final Map<DatabaseTable, List<DatabaseTable>> known = new ConcurrentHashMap<>();
  private final Map<String, List<List<String>>> listed = new ConcurrentHashMap<>();

  /**
   * @param notes takes what a person should know, a sentence at a time
   */
  public TablePatterns(
      CatalogClient catalog,
      ServiceDirectory services,
      ResolveSettings settings,
      Consumer<String> notes) {
    this.catalog = catalog;
    this.services = services;
    this.settings = settings;
    this.mappings = new Mappings(settings.mappings());
    this.notes = notes;
  }

  /** Empty when nothing is found, or when it is not certain where to look. */
  public List<DatabaseTable> tables(DatabaseTable pattern) {
    return known.computeIfAbsent(pattern, this::look);
  }

  private List<DatabaseTable> look(DatabaseTable pattern) {
    Optional<TableMatch> match = TableMatch.of(pattern);
    if (match.isEmpty()) {
      notes.accept("The pattern " + pattern.id() + " cannot be matched, so it stays a pattern.");
      return List.of();
    }
    Map<String, List<DatabaseTable>> found = new LinkedHashMap<>();
    for (String service : places(pattern.accept(naming), pattern)) {
      List<DatabaseTable> tables =
          listed.computeIfAbsent(service, this::list).stream()
              .flatMap(path -> match.get().take(path).stream())
              .toList();
      if (!tables.isEmpty()) {
        found.put(service, tables);
      }
    }
    if (found.size() > 1) {
      notes.accept(
          "The pattern "
              + pattern.id()
              + " fits tables of several services, so it stays a pattern: "
              + String.join(", ", found.keySet())
              + ". Say which one is meant in workflowConfig.config.hydrant.assetMappings.");
    }
    return found.size() == 1 ? found.values().iterator().next() : List.of();
  }

  private List<String> places(AssetName name, DatabaseTable pattern) {
    Optional<String> mapped = mappings.serviceOf(name.lookup());
    if (mapped.isPresent()) {
      return mapped.filter(s -> services.find(name.service().type(), s).isPresent()).stream()
          .toList();
    }
    Brokers address = Brokers.of(pattern);
    List<Service> fitting =
        services.all(name.service().type()).stream()
            .filter(s -> !s.external() && s.serviceType().equals(name.service().serviceType()))
            .toList();
    List<Service> same =
        fitting.stream().filter(s -> Brokers.listed(s.address()).meet(address)).toList();
    List<String> named = settings.named(EntityType.TABLE);
    List<Service> chosen = fitting.stream().filter(s -> named.contains(s.name())).toList();
    return (chosen.isEmpty() ? same : chosen).stream().map(Service::name).toList();
  }

  /** Paths below the service; the contract lists tables by their database. */
  private List<List<String>> list(String service) {
    List<List<String>> paths = new ArrayList<>();
    List<String> databases = new ArrayList<>();
    catalog.list(
        EntityType.DATABASE,
        Map.of("service", Fqn.quote(service)),
        node -> databases.add(node.path("fullyQualifiedName").asText()));
    for (String database : databases) {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("database", database);
      query.put("fields", "sourceHash");
      query.put("limit", PAGE);
      catalog.list(
          EntityType.TABLE,
          query,
          node -> {
            if (!CatalogEntity.isMarked(node) && paths.size() <= MOST_TABLES) {
              path(node.path("fullyQualifiedName").asText()).ifPresent(paths::add);
            }
          });
    }
    if (paths.size() > MOST_TABLES) {
      notes.accept(
          "The service "
              + service
              + " holds more than "
              + MOST_TABLES
              + " tables, so patterns of its tables stay patterns.");
      return List.of();
    }
    return List.copyOf(paths);
  }

  private static Optional<List<String>> path(String fqn) {
    try {
      List<String> parts = Fqn.split(fqn);
      return parts.size() == 4 ? Optional.of(parts.subList(1, 4)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Some catalogs let a bare quote stand inside a name; such a name cannot be taken apart.
      return Optional.empty();
    }
  }
}
