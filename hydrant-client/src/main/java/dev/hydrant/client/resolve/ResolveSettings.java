package dev.hydrant.client.resolve;

import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.workflow.HydrantSettings.AssetMapping;
import java.util.List;

/**
 * Where to look for assets.
 *
 * @param mappings explicit homes, first match wins
 * @param createExternal whether an asset that nothing holds becomes an external one
 */
public record ResolveSettings(
    List<AssetMapping> mappings,
    List<String> messagingServices,
    List<String> databaseServices,
    List<String> storageServices,
    boolean createExternal) {
  public ResolveSettings {
    mappings = List.copyOf(mappings);
    messagingServices = List.copyOf(messagingServices);
    databaseServices = List.copyOf(databaseServices);
    storageServices = List.copyOf(storageServices);
  }

  /** The services that a person named for this kind of entity. */
  List<String> named(EntityType type) {
    return switch (type.service()) {
      case MESSAGING_SERVICE -> messagingServices;
      case DATABASE_SERVICE -> databaseServices;
      case STORAGE_SERVICE -> storageServices;
      default -> List.of();
    };
  }
}
