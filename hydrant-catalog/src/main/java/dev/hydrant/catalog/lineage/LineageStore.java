package dev.hydrant.catalog.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityLookup;
import dev.hydrant.catalog.entity.EntityRef;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lineage edges by the contract's rules. */
public final class LineageStore {
  private final Database database;
  private final ObjectMapper json;
  private final Clock clock;
  private final ColumnCheck columns;

  public LineageStore(Database database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.columns = new ColumnCheck(json);
  }

  /**
   * Writes the edge between a pair, new or over the old one.
   *
   * @param edge the contract's {@code edge}: fromEntity, toEntity, description, lineageDetails
   */
  public void put(JsonNode edge, Author author) {
    EntityKey from = end(edge, "fromEntity");
    EntityKey to = end(edge, "toEntity");
    ObjectNode details = Details.checked(edge.path("lineageDetails"));
    String fromType = edge.at("/fromEntity/type").asText();
    String toType = edge.at("/toEntity/type").asText();
    Optional<StoredEdge> before =
        database.read(
            handle -> {
              EntityLookup.require(handle, fromType, from);
              EntityLookup.require(handle, toType, to);
              Details.pipeline(details)
                  .ifPresent(id -> EntityLookup.require(handle, "pipeline", EntityKey.id(id)));
              columns.check(handle, from.value(), Details.fromColumns(details));
              columns.check(handle, to.value(), Details.toColumns(details));
              return EdgeTable.find(handle, from.value(), to.value());
            });
    String description = edge.path("description").asText("");
    write(from.value(), to.value(), description, details, before, author);
  }

  /** The details of one edge, as the contract shows them: flat. */
  public Optional<ObjectNode> details(String fromId, String toId) {
    return database
        .read(handle -> EdgeTable.find(handle, fromId, toId))
        .map(edge -> parse(edge.details()));
  }

  /** Applies RFC 6902 to the details. */
  public void patch(String fromId, String toId, JsonNode patch, Author author) {
    StoredEdge edge =
        database
            .read(handle -> EdgeTable.find(handle, fromId, toId))
            .orElseThrow(LineageStore::noEdge);
    ObjectNode details = Details.checked(patched(patch, parse(edge.details())));
    database.read(
        handle -> {
          Details.pipeline(details)
              .ifPresent(id -> EntityLookup.require(handle, "pipeline", EntityKey.id(id)));
          columns.check(handle, fromId, Details.fromColumns(details));
          columns.check(handle, toId, Details.toColumns(details));
          return details.size();
        });
    write(fromId, toId, edge.description().orElse(""), details, Optional.of(edge), author);
  }

  /**
   * @throws HydrantException NOT_FOUND when there is none
   */
  public void delete(String fromId, String toId) {
    if (!database.write(handle -> EdgeTable.delete(handle, fromId, toId))) {
      throw noEdge();
    }
  }

  /** Deletes by the ends' qualified names. */
  public void delete(String fromType, String fromFqn, String toType, String toFqn) {
    List<EntityRef> ends =
        database.read(
            handle ->
                List.of(
                    EntityLookup.require(handle, fromType, EntityKey.fqn(fromFqn)),
                    EntityLookup.require(handle, toType, EntityKey.fqn(toFqn))));
    delete(ends.get(0).id(), ends.get(1).id());
  }

  /**
   * Deletes all edges of one origin: for a pipeline those that carry it, for anything else those
   * that touch it.
   */
  public int deleteBySource(String type, String id, String source) {
    return database.write(
        handle ->
            type.equals("pipeline")
                ? EdgeTable.deleteOfPipeline(handle, id, source)
                : EdgeTable.deleteTouching(handle, id, source));
  }

  /**
   * @throws HydrantException NOT_FOUND when the entity is missing or deleted
   */
  public LineageGraph graph(String type, EntityKey key, LineageRequest request) {
    EntityRef entity = database.read(handle -> EntityLookup.require(handle, type, key));
    Walk.Found up = walk(entity, Walk.Direction.UPSTREAM, request.upstreamDepth(), request);
    Walk.Found down = walk(entity, Walk.Direction.DOWNSTREAM, request.downstreamDepth(), request);
    Set<String> ids = new LinkedHashSet<>();
    Stream.concat(up.hops().stream(), down.hops().stream())
        .forEach(
            hop -> {
              ids.add(hop.fromId());
              ids.add(hop.toId());
            });
    ids.remove(entity.id());
    Map<String, EntityRef> nodes = database.read(handle -> EntityLookup.references(handle, ids));
    return new LineageGraph(
        entity, nodes, up.hops(), down.hops(), up.complete() && down.complete());
  }

  /** The details of an edge that was read with a graph. */
  public ObjectNode parse(String details) {
    try {
      return (ObjectNode) json.readTree(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the details of an edge are not JSON", e);
    }
  }

  private Walk.Found walk(
      EntityRef entity, Walk.Direction direction, int depth, LineageRequest request) {
    Walk walk =
        new Walk(
            entity.id(),
            entity.type().equals("pipeline"),
            direction,
            depth,
            request.roleBits(),
            request.limit(),
            false);
    return database.read(walk::run);
  }

  private void write(
      String from,
      String to,
      String description,
      ObjectNode details,
      Optional<StoredEdge> before,
      Author author) {
    long now = clock.millis();
    Optional<ObjectNode> old = before.map(edge -> parse(edge.details()));
    details.put("createdAt", old.map(d -> d.path("createdAt").asLong(now)).orElse(now));
    details.put(
        "createdBy", old.map(d -> d.path("createdBy").asText(author.name())).orElse(author.name()));
    details.put("updatedAt", now);
    details.put("updatedBy", author.name());
    StoredEdge edge =
        new StoredEdge(
            from,
            to,
            Details.pipeline(details),
            Details.roles(details).get(0),
            StoredEdge.bits(Details.roles(details)),
            details.path("source").asText(),
            Optional.of(description).filter(text -> !text.isEmpty()),
            details.toString());
    database.write(
        handle -> {
          EdgeTable.put(handle, edge, now);
          return now;
        });
  }

  private static EntityKey end(JsonNode edge, String member) {
    JsonNode end = edge.path(member);
    if (!end.path("id").isTextual() || !end.path("type").isTextual()) {
      throw Details.invalid("[edge." + member + " must have an id and a type]");
    }
    return EntityKey.id(end.path("id").textValue());
  }

  private static JsonNode patched(JsonNode patch, JsonNode details) {
    try {
      return JsonPatch.apply(patch, details);
    } catch (JsonPatchApplicationException | ClassCastException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "the patch cannot be applied: " + e.getMessage(), "", e);
    }
  }

  private static HydrantException noEdge() {
    return new HydrantException(ErrorCode.NOT_FOUND, "Lineage edge not found");
  }
}
