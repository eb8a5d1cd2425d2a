package dev.hydrant.client.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.naming.ExternalService;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalog's services, each kind listed once a run. Thread-safe. */
public final class ServiceDirectory {
  /**
   * @param region that its connection names; empty where none is visible
   * @param address {@code bootstrapServers} or {@code hostPort} of its connection, as written;
   *     empty where none is visible
   * @param external true when Hydrant made it and nobody has given it a connection
   */
  record Service(
      String name, String serviceType, String region, String address, boolean external) {}

  private final CatalogClient catalog;
  private final Map<EntityType, Map<String, Service>> listed = new EnumMap<>(EntityType.class);
  private final Map<EntityType, Boolean> supported = new EnumMap<>(EntityType.class);

  public ServiceDirectory(CatalogClient catalog) {
    this.catalog = catalog;
  }

  synchronized Optional<Service> find(EntityType kind, String name) {
    return Optional.ofNullable(of(kind).get(name));
  }

  synchronized Collection<Service> all(EntityType kind) {
    return List.copyOf(of(kind).values());
  }

  /** Whether the catalog knows this kind of service; API services are young. */
  synchronized boolean supports(EntityType kind) {
    return kind != EntityType.API_SERVICE || supported.computeIfAbsent(kind, catalog::supports);
  }

  /** Creates an external service unless it is there. */
  public synchronized void ensure(ExternalService service) {
    Map<String, Service> known = of(service.type());
    if (!known.containsKey(service.name())) {
      catalog.put(service.type(), service.body());
      known.put(service.name(), new Service(service.name(), service.serviceType(), "", "", true));
    }
  }

  private Map<String, Service> of(EntityType kind) {
    Map<String, Service> known = listed.get(kind);
    if (known == null) {
      Map<String, Service> read = new TreeMap<>();
      catalog.list(kind, Map.of(), node -> read.put(node.path("name").asText(), service(node)));
      listed.put(kind, read);
      known = read;
    }
    return known;
  }

  private static Service service(JsonNode node) {
    JsonNode config = node.path("connection").path("config");
    boolean made = node.path("description").asText("").startsWith(ExternalService.MARK);
    return new Service(
        node.path("name").asText(),
        node.path("serviceType").asText(),
        config.path("awsConfig").path("awsRegion").asText(""),
        config.path("bootstrapServers").asText(config.path("hostPort").asText("")),
        made && config.isMissingNode());
  }
}
