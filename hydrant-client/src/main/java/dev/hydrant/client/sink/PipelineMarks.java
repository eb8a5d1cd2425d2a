package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.label.AwsLabel;
import dev.hydrant.client.label.LabelStore;
import dev.hydrant.client.owner.Owners;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a pipeline's labels and owners as AWS tags say, whatever else changes. Labels that a tool
 * set in our classification follow the tags, all others are a person's. Owners are set where there
 * are none, and follow the tags as long as they are those that an earlier run set.
 */
final class PipelineMarks {
  private final LabelStore labels;
  private final Owners owners;
  private final PipelineSourceConfig config;

  PipelineMarks(LabelStore labels, Owners owners, PipelineSourceConfig config) {
    this.labels = labels;
    this.owners = owners;
    this.config = config;
  }

  /**
   * What AWS tags ask for.
   *
   * @param labels by name; absent where labels are left alone
   * @param owners absent where owners are left alone
   */
  record Wanted(Optional<Map<String, AwsLabel>> labels, Optional<List<EntityRef>> owners) {}

  /**
   * How to get there.
   *
   * @param operations RFC 6902; none when everything is as wanted
   * @param ownerDigits the third part of the source hash afterwards
   */
  record Change(ArrayNode operations, String ownerDigits, int added, int removed) {}

  /** Absent tags say nothing about the tags there are, and so nothing about owners. */
  Wanted wanted(DeliveryStream stream) {
    Optional<Map<String, AwsLabel>> byName =
        config.includeTags()
            ? stream.tags().map(AwsLabel::of).map(PipelineMarks::byName)
            : Optional.empty();
    boolean known = stream.tags().isPresent() || !stream.owners().isEmpty();
    return new Wanted(
        byName, config.includeOwners() && known ? owners.of(stream.owners()) : Optional.empty());
  }

  private static Map<String, AwsLabel> byName(Collection<AwsLabel> labels) {
    return labels.stream()
        .collect(Collectors.toMap(AwsLabel::name, l -> l, (one, same) -> one, LinkedHashMap::new));
  }

  /** Whether the marks that were read at the start are as wanted. */
  boolean settled(PipelineIndex.Known known, Wanted wanted) {
    return labelsSettled(known.marks(), wanted)
        && newOwners(known.marks(), known.hash(), wanted).isEmpty();
  }

  private boolean labelsSettled(Marks marks, Wanted wanted) {
    if (wanted.labels().isEmpty()) {
      return true;
    }
    Set<String> there = marks.labels().stream().map(Marks.Label::name).collect(Collectors.toSet());
    Set<String> asked = wanted.labels().get().keySet();
    return marks.labels().stream().noneMatch(label -> label.ours() && !asked.contains(label.name()))
        && (!labels.open() || there.containsAll(asked));
  }

  /**
   * What brings the pipeline's marks to what is wanted. Makes the tags that it needs.
   *
   * @param current the pipeline with tags, owners and source hash
   */
  Change change(JsonNode current, Wanted wanted) {
    Edit edit = new Edit(current);
    wanted.labels().ifPresent(asked -> edit.labels(asked, labels));
    String hash = current.path("sourceHash").asText("");
    Marks marks = Marks.read(current);
    Optional<List<EntityRef>> replacement = newOwners(marks, hash, wanted);
    replacement.ifPresent(edit::owners);
    String digits =
        replacement
            .map(refs -> SourceHash.owners(refs.stream().map(EntityRef::id).toList()))
            .orElseGet(() -> SourceHash.ownersIn(hash));
    return new Change(edit.operations, digits, edit.added, edit.removed);
  }

  /** The owners to write; empty when they stay. Those that a person chose always stay. */
  private static Optional<List<EntityRef>> newOwners(Marks marks, String hash, Wanted wanted) {
    if (wanted.owners().isEmpty()) {
      return Optional.empty();
    }
    List<EntityRef> asked = wanted.owners().get();
    boolean ours = SourceHash.owners(marks.owners()).equals(SourceHash.ownersIn(hash));
    boolean same =
        Set.copyOf(marks.owners())
            .equals(asked.stream().map(EntityRef::id).collect(Collectors.toSet()));
    return !same && (ours || marks.owners().isEmpty()) ? Optional.of(asked) : Optional.empty();
  }

  /** Operations that fail rather than hit what somebody else put in the same place meanwhile. */
  private static final class Edit {
    private final ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    private final JsonNode current;
    private int added;
    private int removed;

    Edit(JsonNode current) {
      this.current = current;
    }

    private void labels(Map<String, AwsLabel> asked, LabelStore store) {
      Set<String> there = new HashSet<>();
      JsonNode tags = current.path("tags");
      for (int at = tags.size() - 1; at >= 0; at--) {
        Optional<Marks.Label> label = Marks.label(tags.get(at));
        if (label.isPresent() && label.get().ours() && !asked.containsKey(label.get().name())) {
          test("/tags/" + at + "/tagFQN", tags.get(at).get("tagFQN"));
          operations.addObject().put("op", "remove").put("path", "/tags/" + at);
          removed++;
        } else {
          label.ifPresent(each -> there.add(each.name()));
        }
      }
      List<ObjectNode> missing = new ArrayList<>();
      asked.values().stream()
          .filter(label -> !there.contains(label.name()))
          .forEach(label -> store.ensure(label).ifPresent(fqn -> missing.add(label(fqn))));
      add(missing, tags.isEmpty());
    }

    private void add(List<ObjectNode> missing, boolean first) {
      added = missing.size();
      if (first && !missing.isEmpty()) {
        put("/tags").addAll(missing);
      } else {
        missing.forEach(
            label ->
                operations.addObject().put("op", "add").put("path", "/tags/-").set("value", label));
      }
    }

    private void owners(List<EntityRef> refs) {
      JsonNode before = current.path("owners");
      for (int at = 0; at < before.size(); at++) {
        test("/owners/" + at + "/id", before.get(at).get("id"));
      }
      ArrayNode list = put("/owners");
      refs.forEach(ref -> list.addObject().put("id", ref.id()).put("type", ref.type()));
    }

    private void test(String path, JsonNode value) {
      operations.addObject().put("op", "test").put("path", path).set("value", value);
    }

    private ArrayNode put(String path) {
      return operations.addObject().put("op", "add").put("path", path).putArray("value");
    }

    private static ObjectNode label(String fqn) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("tagFQN", fqn)
          .put("source", "Classification")
          .put("labelType", "Automated")
          .put("state", "Confirmed");
    }
  }
}
