package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.label.AwsLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline in the catalog carries beside its own content: labels made of AWS tags, and
 * owners.
 *
 * @param labels of the classification for AWS tags alone, in the order of the answer
 * @param owners ids of its own owners; those it only inherits are none
 */
record Marks(List<Label> labels, List<String> owners) {
  static final Marks NONE = new Marks(List.of(), List.of());

  /**
   * @param name below the classification
   * @param ours whether the label type says that a tool set it
   */
  record Label(String name, boolean ours) {}

  Marks {
    labels = List.copyOf(labels);
    owners = List.copyOf(owners);
  }

  /** Reads them out of an answer that was asked for tags and owners. */
  static Marks read(JsonNode pipeline) {
    List<Label> labels = new ArrayList<>();
    pipeline.path("tags").forEach(node -> label(node).ifPresent(labels::add));
    List<String> owners = new ArrayList<>();
    pipeline
        .path("owners")
        .forEach(
            owner -> {
              if (!owner.path("inherited").asBoolean()) {
                owners.add(owner.path("id").asText());
              }
            });
    return labels.isEmpty() && owners.isEmpty() ? NONE : new Marks(labels, owners);
  }

  /** A label of the classification for AWS tags; empty for any other. */
  static Optional<Label> label(JsonNode node) {
    if (!node.path("source").asText("Classification").equals("Classification")) {
      return Optional.empty();
    }
    boolean ours = node.path("labelType").asText().equals("Automated");
    return AwsLabel.nameIn(node.path("tagFQN").asText()).map(name -> new Label(name, ours));
  }

  /** The same with equal parts shared: thousands of pipelines carry a handful of labels. */
  Marks shared(Map<Object, Object> pool) {
    return equals(NONE)
        ? this
        : new Marks(
            labels.stream().map(label -> one(pool, label)).toList(),
            owners.stream().map(owner -> one(pool, owner)).toList());
  }

  @SuppressWarnings("unchecked")
  private static <T> T one(Map<Object, Object> pool, T value) {
    return (T) pool.computeIfAbsent(value, same -> value);
  }
}
