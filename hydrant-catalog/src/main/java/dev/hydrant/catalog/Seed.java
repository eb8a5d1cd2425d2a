package dev.hydrant.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.permission.Permission;

/** What a catalog holds from its first start on. Planting again changes nothing. */
final class Seed {
  private final EntityStore entities;
  private final EntityTypes types;

  Seed(EntityStore entities, EntityTypes types) {
    this.entities = entities;
    this.types = types;
  }

  void plant() {
    EntityType definition = types.get("testConnectionDefinition");
    entities.put(definition, firehose(), Author.ADMIN);
    entities.put(definition, checkAccess("CustomPipeline"), Author.ADMIN);
    entities.put(definition, checkAccess("Airflow"), Author.ADMIN);
  }

  private static ObjectNode firehose() {
    ObjectNode definition = definition("KinesisFirehose");
    ArrayNode steps = definition.putArray("steps");
    steps.add(
        step(
            "GetCallerIdentity",
            "Asks AWS who the credentials belong to, and in which account.",
            "The account is not known. Allow sts:GetCallerIdentity, or check the credentials.",
            false));
    steps.add(
        step(
                "ListDeliveryStreams",
                "Lists the delivery streams of the region.",
                "Without the listing nothing can be read. Allow firehose:ListDeliveryStreams.",
                true)
            .put("shortCircuit", true));
    for (Feature feature : Feature.values()) {
      feature.permissions().stream()
          .map(Permission::action)
          .filter(action -> !action.endsWith(":ListDeliveryStreams"))
          .forEach(action -> steps.add(permission(feature, action)));
    }
    return definition;
  }

  private static ObjectNode permission(Feature feature, String action) {
    return step(
        action.substring(action.indexOf(':') + 1),
        "Tries " + action + ", which gives " + feature.purpose() + ".",
        "Without it a run does not tell " + feature.purpose() + ". Allow " + action + ".",
        feature.mandatory());
  }

  private static ObjectNode checkAccess(String serviceType) {
    ObjectNode definition = definition(serviceType);
    definition
        .putArray("steps")
        .add(
            step(
                    "CheckAccess",
                    "Tries whether the service answers.",
                    "The service does not answer. Check its address and the credentials.",
                    true)
                .put("shortCircuit", true));
    return definition;
  }

  private static ObjectNode definition(String serviceType) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", serviceType)
        .put("displayName", serviceType + " test connection")
        .put(
            "description", "What a test of a " + serviceType + " connection tries, in this order.");
  }

  private static ObjectNode step(
      String name, String description, String errorMessage, boolean mandatory) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("description", description)
        .put("errorMessage", errorMessage)
        .put("mandatory", mandatory)
        .put("shortCircuit", false);
  }
}
