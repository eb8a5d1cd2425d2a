package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.naming.AssetName;
import dev.hydrant.client.naming.Creation;
import dev.hydrant.client.naming.ExternalBodies;
import dev.hydrant.client.resolve.AssetResolver;
import dev.hydrant.client.resolve.CatalogEntity;
import dev.hydrant.client.resolve.ExternalUse;
import dev.hydrant.client.resolve.Resolution;
import dev.hydrant.client.resolve.ServiceDirectory;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Creates the entities that stand for assets which nothing has ingested, parents first. */
final class ExternalAssets {
  private final CatalogClient catalog;
  private final ServiceDirectory services;
  private final ExternalUse use;
  private final AssetResolver resolver;
  private final ExternalBodies bodies = new ExternalBodies();
  private final Map<String, EntityRef> there = new ConcurrentHashMap<>();
  private final Map<String, Object> widening = new ConcurrentHashMap<>();

  ExternalAssets(
      CatalogClient catalog, ServiceDirectory services, ExternalUse use, AssetResolver resolver) {
    this.catalog = catalog;
    this.services = services;
    this.use = use;
    this.resolver = resolver;
  }

  /**
   * @param columns known ones; none is fine
   * @return empty when the catalog does not take this kind of entity
   */
  Optional<EntityRef> create(Asset asset, Resolution.External external, List<Column> columns) {
    AssetName name = external.name();
    try {
      services.ensure(name.service());
      List<Creation> creations = bodies.creations(name, columns);
      for (Creation parent : creations.subList(0, creations.size() - 1)) {
        there.computeIfAbsent(parent.fqn(), fqn -> findOrPut(parent));
      }
      Creation own = creations.get(creations.size() - 1);
      Optional<EntityRef> parent = Optional.ofNullable(there.get(own.parentFqn()));
      AtomicBoolean made = new AtomicBoolean();
      EntityRef ref =
          there.computeIfAbsent(
              own.fqn(),
              fqn -> {
                made.set(true);
                return put(own, parent);
              });
      if (!made.get()) {
        // Another stream of this run was first, and may have known fewer columns.
        widen(external, ref, columns);
      }
      resolver.note(asset, existing(external, ref));
      return Optional.of(ref);
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_REFUSED) {
        throw e;
      }
      resolver.note(
          asset, new Resolution.Unresolved(name, UnresolvedReason.SERVER_REFUSED, e.text()));
      return Optional.empty();
    }
  }

  /**
   * Adds columns that are known now to an external asset that is there already; it loses none,
   * since another stream may know others.
   */
  void widen(Resolution.External external, EntityRef ref, List<Column> columns) {
    if (columns.isEmpty()) {
      return;
    }
    synchronized (widening.computeIfAbsent(ref.id(), id -> new Object())) {
      widenAlone(external, ref, columns);
    }
  }

  /** Reads and writes, so two at once would lose what one of them adds. */
  private void widenAlone(Resolution.External external, EntityRef ref, List<Column> columns) {
    boolean table = external.name().type() == EntityType.TABLE;
    String member = table ? "columns" : "dataModel";
    Optional<JsonNode> entity =
        catalog.findById(external.name().type().collection(), ref.id(), member);
    JsonNode before = entity.map(node -> node.path(member)).orElse(MissingNode.getInstance());
    List<Column> all = new ArrayList<>();
    (table ? before : before.path("columns")).forEach(node -> all.add(column(node)));
    Set<String> names = all.stream().map(Column::name).collect(Collectors.toSet());
    if (all.addAll(columns.stream().filter(column -> !names.contains(column.name())).toList())) {
      List<Creation> creations = bodies.creations(external.name(), all);
      Creation own = creations.get(creations.size() - 1);
      Optional<EntityRef> parent =
          own.parentFqn().isEmpty()
              ? Optional.empty()
              : Optional.of(findOrPut(creations.get(creations.size() - 2)));
      put(own, parent);
    }
  }

  private static Column column(JsonNode node) {
    String display = node.path("dataTypeDisplay").asText("");
    return new Column(
        node.path("name").asText(), display.isEmpty() ? node.path("dataType").asText() : display);
  }

  private static Resolution existing(Resolution.External external, EntityRef ref) {
    return new Resolution.External(
        external.name(),
        Optional.of(new CatalogEntity(ref, true)),
        external.reason(),
        external.explanation());
  }

  /** A parent may be a real one, whose hash must not be overwritten. */
  private EntityRef findOrPut(Creation parent) {
    return use.using(
        parent.fqn(),
        () ->
            catalog
                .findByName(parent.type(), parent.fqn(), "")
                .map(node -> CatalogEntity.of(parent.type(), node).ref())
                .orElseGet(() -> put(parent, Optional.empty())));
  }

  private EntityRef put(Creation creation, Optional<EntityRef> parent) {
    ObjectNode body = creation.body();
    parent.ifPresent(ref -> body.putObject("parent").put("id", ref.id()).put("type", ref.type()));
    return use.using(
        creation.fqn(),
        () -> CatalogEntity.of(creation.type(), catalog.put(creation.type(), body)).ref());
  }
}
