package dev.hydrant.client.purge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.naming.ExternalService;
import dev.hydrant.client.purge.ExternalTree.Entry;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.name.Fqn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes external services that Hydrant made, with what it put into them. Whatever a person
 * edited, something ingested, or a service that got a connection stays, and so does all that holds
 * it.
 */
public final class ExternalPurge {
  private static final List<EntityType> KINDS =
      List.of(
          EntityType.MESSAGING_SERVICE,
          EntityType.DATABASE_SERVICE,
          EntityType.STORAGE_SERVICE,
          EntityType.SEARCH_SERVICE,
          EntityType.API_SERVICE);

  private final CatalogClient catalog;
  private final ExternalTree tree;
  private final List<String> removed = new ArrayList<>();
  private final List<PurgeReport.Left> left = new ArrayList<>();
  private final Set<String> holding = new HashSet<>();
  private int refused;

  /**
   * @param catalog a dry one tells what would be removed
   */
  public ExternalPurge(CatalogClient catalog) {
    this.catalog = catalog;
    this.tree = new ExternalTree(catalog);
  }

  /**
   * Called once.
   *
   * @param service the one external service to purge; empty for all that Hydrant made
   * @throws HydrantException when there is no such service, Hydrant did not make it, or the catalog
   *     fails
   */
  public PurgeReport run(Optional<String> service) {
    boolean found = false;
    for (EntityType kind : KINDS) {
      if (kind == EntityType.API_SERVICE && !catalog.supports(kind)) {
        continue;
      }
      for (JsonNode node : tree.services(kind)) {
        String name = node.path("name").asText();
        boolean ours = node.path("description").asText("").startsWith(ExternalService.MARK);
        boolean named = service.filter(name::equals).isPresent();
        if (named && !ours) {
          throw notOurs(name);
        }
        if (ours && (named || service.isEmpty())) {
          found = true;
          purge(kind, node);
        }
      }
    }
    if (!found && service.isPresent()) {
      throw new HydrantException(
          ErrorCode.NOT_FOUND,
          "The catalog has no external service named " + service.get() + ".",
          "Give the name of a service that Hydrant made, or --all.");
    }
    return new PurgeReport(removed, left, refused);
  }

  private void purge(EntityType kind, JsonNode service) {
    String name = service.path("name").asText();
    if (service.path("connection").path("config").isObject()) {
      stay(kind, Fqn.quote(name), "it has a connection now, so it can be ingested");
      return;
    }
    for (Entry entry : tree.below(kind, name)) {
      remove(entry);
    }
    remove(
        new Entry(
            kind,
            service.path("id").asText(),
            Fqn.quote(name),
            ExternalTree.edited(service) ? Optional.of("it was edited") : Optional.empty()));
  }

  private void remove(Entry entry) {
    if (entry.keep().isPresent()) {
      stay(entry.type(), entry.fqn(), entry.keep().get());
      return;
    }
    if (holding.contains(entry.fqn())) {
      stay(entry.type(), entry.fqn(), "it holds what stays");
      return;
    }
    try {
      catalog.hardDelete(entry.type(), entry.id());
      removed.add(entry.type().wire() + " " + entry.fqn());
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_REFUSED && e.code() != ErrorCode.CATALOG_FORBIDDEN) {
        throw e;
      }
      refused++;
      stay(entry.type(), entry.fqn(), e.text());
    }
  }

  private void stay(EntityType type, String fqn, String reason) {
    left.add(new PurgeReport.Left(type.wire() + " " + fqn, reason));
    if (Fqn.split(fqn).size() > 1) {
      holding.add(Fqn.parent(fqn));
    }
  }

  private static HydrantException notOurs(String name) {
    return new HydrantException(
        ErrorCode.USAGE,
        "The service " + name + " was not made by Hydrant, or a person described it since.",
        "Only external services that Hydrant made are purged.");
  }
}
