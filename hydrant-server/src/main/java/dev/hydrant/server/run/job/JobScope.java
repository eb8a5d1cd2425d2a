package dev.hydrant.server.run.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityBrief;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.name.Fqn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the child of a run may touch: pipelines of its own service, edges of theirs, and entities
 * that stand for assets which nothing has ingested.
 */
final class JobScope {
  private static final String PIPELINE = "pipeline";

  /** The origins of edges that ingestions write. */
  private static final Set<String> ORIGINS = Set.of("PipelineLineage", "ExternalTableLineage");

  /** The roles of edges between two assets that no pipeline joins. */
  private static final Set<EdgeRole> PLAIN_ROLES =
      Set.of(EdgeRole.CHANGE_CAPTURE, EdgeRole.DESCRIBED_BY);

  /** Where the parent of an entity stands, the nearest first. */
  private static final List<String> PARENTS =
      List.of("databaseSchema", "database", "apiCollection", "service");

  private final Catalog catalog;
  private final String service;

  /**
   * @param service the pipeline service of the run; empty for a run that has none
   */
  JobScope(Catalog catalog, String service) {
    this.catalog = catalog;
    this.service = service;
  }

  /** Whether a qualified name is that of the service or of something below it. */
  boolean covers(String fqn) {
    try {
      return !service.isEmpty() && Fqn.split(fqn).get(0).equals(service);
    } catch (IllegalArgumentException e) {
      // Not a name at all; whoever reads it says so.
      return false;
    }
  }

  boolean ownPipeline(String id) {
    return document(PIPELINE, EntityKey.id(id))
        .filter(pipeline -> covers(pipeline.path("fullyQualifiedName").asText()))
        .isPresent();
  }

  boolean ownService(String id) {
    return document("pipelineService", EntityKey.id(id))
        .filter(found -> found.path("name").asText().equals(service))
        .isPresent();
  }

  /** A service without a connection, new or still without one: it only holds external assets. */
  boolean externalService(EntityType type, JsonNode body) {
    Optional<ObjectNode> stored =
        document(type.name(), EntityKey.fqn(Fqn.quote(body.path("name").asText())));
    return !body.has("connection") && stored.filter(found -> found.has("connection")).isEmpty();
  }

  /** An entity that carries the mark, new or with the mark until now. */
  boolean externalAsset(EntityType type, JsonNode body) {
    Optional<ObjectNode> stored =
        parent(body)
            .map(parent -> Fqn.child(parent, body.path("name").asText()))
            .flatMap(fqn -> document(type.name(), EntityKey.fqn(fqn)));
    return marked(body) && stored.filter(found -> !marked(found)).isEmpty();
  }

  boolean externalAsset(EntityType type, String id) {
    return document(type.name(), EntityKey.id(id)).filter(JobScope::marked).isPresent();
  }

  /**
   * Whether an edge may be written as it is given.
   *
   * @param edge the contract's {@code edge}
   */
  boolean edge(JsonNode edge) {
    String from = edge.path("fromEntity").path("id").asText();
    String to = edge.path("toEntity").path("id").asText();
    Optional<ObjectNode> stored = catalog.lineage().details(from, to);
    return mine(from, to, edge.path("lineageDetails"))
        && stored.filter(details -> !replaceable(from, to, details)).isEmpty();
  }

  /** Whether the edge that is there may go; one that is not there may. */
  boolean edge(String from, String to) {
    return catalog
        .lineage()
        .details(from, to)
        .filter(details -> !mine(from, to, details))
        .isEmpty();
  }

  private boolean mine(String from, String to, JsonNode details) {
    String pipeline = details.path("pipeline").path("id").asText();
    if (!ORIGINS.contains(details.path("source").asText())) {
      return false;
    }
    return pipeline.isEmpty()
        ? plain(details) || ownPipeline(from) || ownPipeline(to)
        : ownPipeline(pipeline);
  }

  /** What people drew stays, and so does what another service's living pipeline holds. */
  private boolean replaceable(String from, String to, JsonNode details) {
    String holder = details.path("pipeline").path("id").asText();
    boolean abandoned =
        !holder.isEmpty()
            && catalog
                .entities()
                .find(catalog.types().get(PIPELINE), EntityKey.id(holder), Include.NON_DELETED)
                .isEmpty();
    return mine(from, to, details)
        || ORIGINS.contains(details.path("source").asText()) && abandoned;
  }

  private static boolean plain(JsonNode details) {
    return EdgeLine.parse(details.path("description").asText())
        .map(EdgeLine::role)
        .filter(PLAIN_ROLES::contains)
        .isPresent();
  }

  private Optional<String> parent(JsonNode body) {
    JsonNode container = body.path("parent").path("id");
    return container.isTextual()
        ? document("container", EntityKey.id(container.textValue()))
            .map(found -> found.path("fullyQualifiedName").asText())
        : PARENTS.stream()
            .map(member -> body.path(member).asText(""))
            .filter(fqn -> !fqn.isEmpty())
            .findFirst();
  }

  private Optional<ObjectNode> document(String type, EntityKey key) {
    return catalog.entities().find(catalog.types().get(type), key, Include.ALL);
  }

  private static boolean marked(JsonNode entity) {
    return entity.path("sourceHash").asText().equals(EntityBrief.EXTERNAL_HASH);
  }
}
