package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.sink.PipelineIndex.Known;
import dev.hydrant.client.sink.PipelineMarks.Change;
import dev.hydrant.client.sink.PipelineMarks.Wanted;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The last write of a stream: content, labels, owners and the hash that commits them, in one patch.
 * Should a person have changed labels or owners meanwhile, it is made again from what is there.
 */
final class PipelineCommit {
  private static final String MARKS = "sourceHash,tags,owners";

  private final CatalogClient catalog;
  private final PipelineMarks marks;
  private final boolean override;
  private final Tally tally;

  /**
   * @param override whether a description or display name that a person wrote is replaced
   */
  PipelineCommit(CatalogClient catalog, PipelineMarks marks, boolean override, Tally tally) {
    this.catalog = catalog;
    this.marks = marks;
    this.override = override;
    this.tally = tally;
  }

  /** A pipeline that was just written whole. */
  void fresh(StreamPlan plan, String id, JsonNode current) {
    patch(
        id,
        current,
        marks.wanted(plan.scan().stream()),
        (now, change) ->
            PipelinePatch.commit(plan.sourceHash() + change.ownerDigits(), change.operations()));
  }

  /**
   * A pipeline that was there before.
   *
   * @param current with all fields
   */
  void changed(StreamPlan plan, String id, JsonNode current) {
    patch(
        id,
        current,
        marks.wanted(plan.scan().stream()),
        (now, change) ->
            PipelinePatch.of(
                now,
                plan.body(),
                plan.sourceHash() + change.ownerDigits(),
                override,
                change.operations()));
  }

  /**
   * Labels and owners alone, of a stream that is otherwise unchanged.
   *
   * @return whether anything had to be written
   */
  boolean marksOnly(StreamPlan plan, Known known) {
    Wanted wanted = marks.wanted(plan.scan().stream());
    if (marks.settled(known, wanted)) {
      return false;
    }
    Optional<JsonNode> current =
        catalog.findById(EntityType.PIPELINE.collection(), known.id(), MARKS);
    return current.isPresent()
        && patch(
            known.id(),
            current.get(),
            wanted,
            (now, change) -> marksOnly(plan.sourceHash(), now, change));
  }

  private static ArrayNode marksOnly(String content, JsonNode now, Change change) {
    String hash = content + change.ownerDigits();
    return now.path("sourceHash").asText("").equals(hash)
        ? change.operations()
        : PipelinePatch.commit(hash, change.operations());
  }

  private boolean patch(
      String id,
      JsonNode current,
      Wanted wanted,
      BiFunction<JsonNode, Change, ArrayNode> operations) {
    try {
      return send(id, current, wanted, operations);
    } catch (HydrantException e) {
      Optional<JsonNode> now =
          e.code() == ErrorCode.CATALOG_REFUSED
              ? catalog.findById(EntityType.PIPELINE.collection(), id, "*")
              : Optional.empty();
      if (now.isEmpty() || unmoved(now.get(), current)) {
        throw e;
      }
      return send(id, now.get(), wanted, operations);
    }
  }

  private static boolean unmoved(JsonNode now, JsonNode before) {
    return now.path("tags").equals(before.path("tags"))
        && Marks.read(now).equals(Marks.read(before));
  }

  private boolean send(
      String id,
      JsonNode current,
      Wanted wanted,
      BiFunction<JsonNode, Change, ArrayNode> operations) {
    Change change = marks.change(current, wanted);
    ArrayNode patch = operations.apply(current, change);
    if (patch.isEmpty()) {
      return false;
    }
    catalog.patch(EntityType.PIPELINE, id, patch);
    tally.tagsAdded.addAndGet(change.added());
    tally.tagsRemoved.addAndGet(change.removed());
    return true;
  }
}
