package dev.hydrant.client.naming;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.AwsScope;

/**
 * The service that holds external assets of one AWS system. It carries the real service type and no
 * connection: icons are right, and whoever later gives it one turns the same names into ingested
 * entities.
 *
 * @param type one of the service kinds
 * @param name only letters, digits, {@code _} and {@code -}
 * @param serviceType the contract's own word
 * @param system what people call it
 */
public record ExternalService(EntityType type, String name, String serviceType, String system) {
  /** What the description of every such service starts with. */
  public static final String MARK = "External to this catalog: ";

  /** Of an AWS system that is one an account and region. */
  static ExternalService aws(
      EntityType type, String system, String serviceType, String label, AwsScope scope) {
    return aws(type, system, serviceType, label, scope, "");
  }

  /** Of an AWS system that has clusters, domains or the like within an account and region. */
  static ExternalService aws(
      EntityType type,
      String system,
      String serviceType,
      String label,
      AwsScope scope,
      String cluster) {
    String place = scope.account() + " · " + scope.region();
    return cluster.isEmpty()
        ? new ExternalService(
            type,
            EntityNames.service(scope.partition(), system, scope.account(), scope.region()),
            serviceType,
            label + " · " + place)
        : new ExternalService(
            type,
            EntityNames.service(
                scope.partition(), system, scope.account(), scope.region(), cluster),
            serviceType,
            label + " · " + cluster + " · " + place);
  }

  /** The explanation of the external mark, which the assets themselves must not carry. */
  public String description() {
    return MARK
        + "nothing has ingested "
        + system
        + " yet. Hydrant made this service so that the lineage of delivery streams is visible;"
        + " what it made carries the source hash `"
        + ExternalBodies.MARK
        + "`. Give the service a connection and ingest it, and the same names become ingested"
        + " entities.";
  }

  /** The create request. */
  public ObjectNode body() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("displayName", system)
        .put("serviceType", serviceType)
        .put("description", description());
  }
}
