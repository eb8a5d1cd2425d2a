package dev.hydrant.catalog.entity;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All types that the catalog keeps. */
public final class EntityTypes {
  private final Map<String, EntityType> byName = new LinkedHashMap<>();

  public EntityTypes() {
    Stream.of(ServiceTypes.all(), AssetTypes.all(), SupportTypes.all())
        .flatMap(List::stream)
        .forEach(type -> byName.put(type.name(), type));
  }

  public Collection<EntityType> all() {
    return byName.values();
  }

  public Optional<EntityType> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * @throws HydrantException REQUEST_INVALID for a type that the catalog does not keep
   */
  public EntityType get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.REQUEST_INVALID, "Entity type " + name + " is not known"));
  }
}
