package dev.hydrant.client.naming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.stream.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the create requests of an external asset and its parents. They carry the mark as source
 * hash and no description: bots may never replace a description and tags are only ever added, so
 * either would poison a later real ingestion, while a real connector overwrites the hash.
 */
public final class ExternalBodies {
  /** The source hash of everything that Hydrant made up. */
  public static final String MARK = "hydrant-external";

  private final ObjectMapper json = Json.strict();

  /**
   * @param columns known ones; none is fine
   */
  public List<Creation> creations(AssetName name, List<Column> columns) {
    List<Creation> creations = new ArrayList<>();
    String service = name.service().name();
    List<String> path = name.path();
    switch (name.type()) {
      case TABLE -> {
        String database = AssetName.fqnIn(service, path.subList(0, 1));
        String schema = AssetName.fqnIn(service, path.subList(0, 2));
        creations.add(plain(EntityType.DATABASE, database, path.get(0), "service", service));
        creations.add(plain(EntityType.DATABASE_SCHEMA, schema, path.get(1), "database", database));
        creations.add(table(name, schema, columns));
      }
      case CONTAINER -> containers(name, columns, creations);
      case API_ENDPOINT -> {
        String collection = AssetName.fqnIn(service, path.subList(0, 1));
        Creation parent =
            plain(EntityType.API_COLLECTION, collection, path.get(0), "service", service);
        parent.body().set("endpointURL", json.valueToTree(name.members().get("endpointURL")));
        creations.add(parent);
        creations.add(leaf(name, "apiCollection", collection));
      }
      default -> creations.add(leaf(name, "service", service));
    }
    return List.copyOf(creations);
  }

  private Creation table(AssetName name, String schema, List<Column> columns) {
    Creation creation = leaf(name, "databaseSchema", schema);
    creation.body().set("columns", ColumnTypes.columns(columns));
    return creation;
  }

  private void containers(AssetName name, List<Column> columns, List<Creation> into) {
    String service = name.service().name();
    Creation leaf = leaf(name, "service", service);
    if (!columns.isEmpty()) {
      leaf.body()
          .putObject("dataModel")
          .put("isPartitioned", false)
          .set("columns", ColumnTypes.columns(columns));
    }
    if (name.path().size() == 1) {
      into.add(leaf);
      return;
    }
    List<String> bucket = name.path().subList(0, 1);
    String fqn = AssetName.fqnIn(service, bucket);
    Creation parent = plain(EntityType.CONTAINER, fqn, bucket.get(0), "service", service);
    parent.body().setAll((ObjectNode) json.valueToTree(StorageNames.members(bucket)));
    into.add(parent);
    into.add(new Creation(leaf.type(), leaf.fqn(), leaf.body(), fqn));
  }

  private Creation leaf(AssetName name, String parent, String parentFqn) {
    String own = name.path().get(name.path().size() - 1);
    Creation creation = plain(name.type(), name.externalFqn(), own, parent, parentFqn);
    if (!name.displayName().isEmpty()) {
      creation.body().put("displayName", name.displayName());
    }
    JsonNode members = json.valueToTree(name.members());
    members.properties().forEach(member -> creation.body().set(member.getKey(), member.getValue()));
    return creation;
  }

  private static Creation plain(
      EntityType type, String fqn, String name, String parent, String parentFqn) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", name).put(parent, parentFqn).put("sourceHash", MARK);
    return new Creation(type, fqn, body, "");
  }
}
