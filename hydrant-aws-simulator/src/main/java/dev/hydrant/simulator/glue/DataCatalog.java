package dev.hydrant.simulator.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.glue.GlueTable.Grant;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks tables and databases up. A link to a database is always followed; a link to a table only to
 * a target of the same region that the caller may see, otherwise the link itself is the answer.
 */
final class DataCatalog {
  private final Resources resources;

  DataCatalog(Resources resources) {
    this.resources = resources;
  }

  ObjectNode table(ServiceCall call, String catalogId, String database, String name) {
    GlueDatabase.Link link = link(call, catalogId, database);
    if (link != null) {
      return table(call, link.catalogId(), link.database(), name);
    }
    GlueTable table = visible(call, catalogId, database, name);
    ObjectNode document = table.document().get();
    if (document.get("TargetTable") instanceof ObjectNode target) {
      return follow(call, document, target);
    }
    return document;
  }

  ObjectNode database(ServiceCall call, String catalogId, String name) {
    Home home = home(call, catalogId);
    Optional<GlueDatabase> known =
        resources.find(GlueDatabase.class, home, GlueDatabase.key(catalogId, name));
    List<GlueTable> tables =
        resources.in(GlueTable.class, home).stream()
            .filter(table -> table.catalogId().equals(catalogId))
            .filter(table -> table.database().equalsIgnoreCase(name))
            .toList();
    checkAccount(call, catalogId, tables.stream().anyMatch(table -> table.grant() == Grant.SHARED));
    if (known.isEmpty() && tables.isEmpty()) {
      throw notFound("Database " + name + " not found.");
    }
    ObjectNode document = Json.object("Name", name, "CatalogId", catalogId);
    GlueDatabase.Link link = known.map(GlueDatabase::link).orElse(null);
    if (link != null) {
      Json.put(
          document,
          "TargetDatabase",
          Json.object(
              "CatalogId", link.catalogId(),
              "DatabaseName", link.database(),
              "Region", link.region()));
    }
    return document;
  }

  /** The target's columns, place and parameters under the link's own name. */
  private ObjectNode follow(ServiceCall call, ObjectNode link, ObjectNode target) {
    boolean near = target.path("Region").asText().equals(call.caller().region());
    if (!near) {
      return link;
    }
    try {
      GlueTable table =
          visible(
              call,
              target.path("CatalogId").asText(),
              target.path("DatabaseName").asText(),
              target.path("Name").asText());
      ObjectNode followed = link.deepCopy();
      ObjectNode document = table.document().get();
      for (String member : new String[] {"StorageDescriptor", "PartitionKeys", "Parameters"}) {
        followed.set(member, document.get(member));
      }
      return followed;
    } catch (AwsException outOfSight) {
      return link; // as Glue answers: the link is visible, its target is not
    }
  }

  private GlueDatabase.@Nullable Link link(ServiceCall call, String catalogId, String database) {
    return resources
        .find(GlueDatabase.class, home(call, catalogId), GlueDatabase.key(catalogId, database))
        .map(GlueDatabase::link)
        .orElse(null);
  }

  private GlueTable visible(ServiceCall call, String catalogId, String database, String name) {
    Optional<GlueTable> table =
        resources.find(
            GlueTable.class, home(call, catalogId), GlueTable.key(catalogId, database, name));
    checkAccount(call, catalogId, table.filter(t -> t.grant() == Grant.SHARED).isPresent());
    if (table.isEmpty()) {
      throw notFound("Table " + name + " not found.");
    }
    if (table.get().grant() == Grant.NONE) {
      throw AwsException.of(
          "AccessDeniedException",
          "Insufficient Lake Formation permission(s): Required Describe on " + name);
    }
    return table.get();
  }

  /** Another account's catalog says nothing, not even what it does not hold. */
  private static void checkAccount(ServiceCall call, String catalogId, boolean shared) {
    Home owner = home(call, catalogId);
    if (owner.accountId().equals(call.caller().accountId()) || shared) {
      return;
    }
    String action = "glue:" + call.request().operation();
    throw AwsException.of(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s because no resource-based policy allows the %s action"
            .formatted(call.caller().arn(), action, owner.arn("glue", "catalog"), action));
  }

  private static Home home(ServiceCall call, String catalogId) {
    return new Home(catalogId.split(":", 2)[0], call.caller().region());
  }

  private static AwsException notFound(String text) {
    return AwsException.of("EntityNotFoundException", text);
  }
}
