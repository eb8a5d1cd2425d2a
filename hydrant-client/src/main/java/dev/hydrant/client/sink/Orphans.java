package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.resolve.CatalogEntity;
import dev.hydrant.client.resolve.ExternalUse;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.rest.Neighbours;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes external assets that nothing refers to any more. Only what still carries the mark, was
 * never edited and is not in use in this run goes.
 *
 * <p>An asset goes together with its last edges in one call: were the edges removed first, a crash
 * in between would leave it with nothing that leads to it.
 */
final class Orphans {
  private static final String FIRST_VERSION = "0.1";

  private final CatalogClient catalog;
  private final LineageClient lineage;
  private final ExternalUse use;
  private final Tally tally;
  private final Map<String, EntityRef> touched = new LinkedHashMap<>();

  Orphans(CatalogClient catalog, ExternalUse use, Tally tally) {
    this.catalog = catalog;
    this.lineage = catalog.lineage();
    this.use = use;
    this.tally = tally;
  }

  /** Notes that an edge which ended here was removed. */
  synchronized void touch(EntityRef end) {
    touched.put(end.id(), end);
  }

  /**
   * Removes an external asset all of whose edges are stale or only describe it.
   *
   * @param stale the edges that are about to go, by key
   * @param first runs when it is certain that the asset goes
   * @return the edges that went with it; empty when it stays
   */
  Optional<List<FoundEdge>> removeWith(
      EntityRef end, Map<String, FoundEdge> stale, Runnable first) {
    List<FoundEdge> edges = new ArrayList<>();
    boolean gone =
        use.unlessUsed(
            end.fullyQualifiedName(), () -> removable(end) && removeNow(end, stale, first, edges));
    return gone ? Optional.of(edges) : Optional.empty();
  }

  /** Whether it is an asset that nothing has ingested. */
  boolean isExternal(EntityRef end) {
    return read(end).filter(CatalogEntity::isMarked).isPresent();
  }

  /** Removes what lost its last edge during the run in another way. */
  void sweep() {
    List<EntityRef> ends;
    synchronized (this) {
      ends = List.copyOf(touched.values());
    }
    ends.forEach(end -> removeWith(end, Map.of(), () -> {}));
  }

  private boolean removeNow(
      EntityRef end, Map<String, FoundEdge> stale, Runnable first, List<FoundEdge> edges) {
    List<EntityRef> described = new ArrayList<>();
    for (IdPair pair : edgesOf(end)) {
      FoundEdge known = stale.get(pair.key());
      if (known == null) {
        Optional<FoundEdge> describing = describing(pair, end);
        if (describing.isEmpty()) {
          return false;
        }
        described.add(pair.from().id().equals(end.id()) ? pair.to() : pair.from());
        known = describing.get();
      }
      edges.add(known);
    }
    first.run();
    // The far ends first: once this asset is gone, nothing leads to them.
    described.forEach(far -> removeLonely(far, end));
    return delete(end);
  }

  /** Removes an external asset whose only edges are with another that is about to go. */
  void removeLonely(EntityRef far, EntityRef only) {
    use.unlessUsed(
        far.fullyQualifiedName(),
        () ->
            edgesOf(far).stream().allMatch(pair -> pair.touches(only.id()))
                && removable(far)
                && delete(far));
  }

  private List<IdPair> edgesOf(EntityRef end) {
    Neighbours neighbours = lineage.neighbours(end);
    List<IdPair> pairs = new ArrayList<>();
    neighbours.upstream().forEach(up -> pairs.add(new IdPair(up, end)));
    neighbours.downstream().forEach(down -> pairs.add(new IdPair(end, down)));
    return pairs;
  }

  /**
   * An edge that says something about this end alone and so goes with it: what feeds a topic, what
   * describes a location. Seen from a table it may be what another stream's location has.
   */
  private Optional<FoundEdge> describing(IdPair pair, EntityRef end) {
    return lineage
        .findEdge(pair.from().id(), pair.to().id())
        .filter(
            edge ->
                Ownership.plainRole(edge)
                    .filter(
                        role ->
                            end.id()
                                .equals(
                                    (role == EdgeRole.CHANGE_CAPTURE ? pair.to() : pair.from())
                                        .id()))
                    .isPresent())
        .map(edge -> new FoundEdge(pair, edge));
  }

  private boolean removable(EntityRef end) {
    Optional<JsonNode> entity = read(end);
    if (entity.isEmpty() || !CatalogEntity.isMarked(entity.get())) {
      return false;
    }
    if (!entity.get().path("version").asText().equals(FIRST_VERSION)) {
      tally.info(
          "The external asset "
              + end.fullyQualifiedName()
              + " is no longer needed, but it was edited, so it stays.");
      return false;
    }
    return true;
  }

  private Optional<JsonNode> read(EntityRef end) {
    return type(end).flatMap(type -> catalog.findById(type.collection(), end.id(), "sourceHash"));
  }

  private boolean delete(EntityRef end) {
    try {
      return catalog.hardDelete(type(end).orElseThrow(), end.id());
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_REFUSED) {
        throw e;
      }
      // A bucket that still holds other locations is not empty and stays.
      return false;
    }
  }

  private static Optional<EntityType> type(EntityRef end) {
    return Arrays.stream(EntityType.values())
        .filter(type -> type.wire().equals(end.type()) && type != EntityType.PIPELINE)
        .findFirst();
  }
}
