package dev.hydrant.client.naming;

import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.name.Fqn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An asset in the catalog's vocabulary.
 *
 * @param service the external one that holds it until something ingests it
 * @param path raw names below the service, parents first
 * @param displayName empty where the name will do
 * @param members of the create request that only this kind of asset has, JSON-shaped
 */
public record AssetName(
    EntityType type,
    ExternalService service,
    List<String> path,
    String displayName,
    Map<String, Object> members,
    Lookup lookup) {
  public AssetName {
    path = List.copyOf(path);
    members = Map.copyOf(members);
  }

  /** Its qualified name as an external asset. */
  public String externalFqn() {
    return fqnIn(service.name(), path);
  }

  /** The qualified name of a place below a service. */
  public static String fqnIn(String service, List<String> path) {
    List<String> parts = new ArrayList<>();
    parts.add(service);
    parts.addAll(path);
    return Fqn.of(parts);
  }
}
