package dev.hydrant.catalog.entity;

import java.util.Objects;

/**
 * How an entity is named in a request.
 *
 * @param value an identifier, or a fully qualified name
 */
public record EntityKey(boolean byName, String value) {
  public EntityKey {
    Objects.requireNonNull(value, "value is null");
  }

  public static EntityKey id(String id) {
    return new EntityKey(false, id);
  }

  public static EntityKey fqn(String fqn) {
    return new EntityKey(true, fqn);
  }
}
