package dev.hydrant.client.label;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.name.Fqn;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tags of one classification in the catalog: read once, on the first label that is missing
 * somewhere, and each created at most once a run. Thread-safe.
 */
public final class LabelStore {
  /** Where somebody tags every stream with its own value, a run stops making tags here. */
  static final int MOST_CREATED = 10_000;

  private static final String REFUSED = "";

  private final CatalogClient catalog;
  private final Warnings warnings;
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final AtomicInteger created = new AtomicInteger();
  private boolean read;
  private volatile boolean closed;

  /** Takes what a person should know; the same message may come often. */
  @FunctionalInterface
  public interface Warnings {
    void warn(ErrorCode code, String message, String advice);
  }

  public LabelStore(CatalogClient catalog, Warnings warnings) {
    this.catalog = catalog;
    this.warnings = warnings;
  }

  /** Whether the catalog takes labels of this classification, as far as is known. */
  public boolean open() {
    return !closed;
  }

  /**
   * The qualified name of the tag, which is there afterwards.
   *
   * @return empty when the catalog will not have it; the run goes on without this label
   */
  public Optional<String> ensure(AwsLabel label) {
    try {
      if (closed || !prepare()) {
        return Optional.empty();
      }
      String fqn = known.computeIfAbsent(label.name(), name -> create(label));
      return Optional.of(fqn).filter(text -> !text.equals(REFUSED));
    } catch (HydrantException e) {
      if (!refusal(e)) {
        throw e;
      }
      close(e);
      return Optional.empty();
    }
  }

  private synchronized boolean prepare() {
    if (!read && !closed) {
      if (catalog.findByName(EntityType.CLASSIFICATION, AwsLabel.CLASSIFICATION, "").isEmpty()) {
        catalog.put(EntityType.CLASSIFICATION, classification());
      } else {
        catalog.list(
            EntityType.TAG,
            Map.of("parent", AwsLabel.CLASSIFICATION),
            tag -> remember(tag.path("fullyQualifiedName").asText()));
      }
      read = true;
    }
    return !closed;
  }

  private void remember(String fqn) {
    AwsLabel.nameIn(fqn).ifPresent(name -> known.put(name, fqn));
  }

  private String create(AwsLabel label) {
    if (created.incrementAndGet() > MOST_CREATED) {
      warnings.warn(
          ErrorCode.CATALOG_REFUSED,
          "AWS tags have more than "
              + MOST_CREATED
              + " values that the catalog has no tags for, so this run makes no more.",
          "The next run goes on. Values that differ on every stream are better left to the facts:"
              + " set sourceConfig.includeTags to false.");
      return REFUSED;
    }
    try {
      String fqn = catalog.put(EntityType.TAG, body(label)).path("fullyQualifiedName").asText("");
      return fqn.isEmpty() ? Fqn.of(AwsLabel.CLASSIFICATION, label.name()) : fqn;
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_REFUSED) {
        throw e;
      }
      warnings.warn(e.code(), "No tag for the AWS tag " + label.name() + ". " + e.text(), "");
      return REFUSED;
    }
  }

  private void close(HydrantException e) {
    closed = true;
    warnings.warn(
        e.code(),
        "AWS tags do not become labels in this catalog. " + e.text(),
        "Let the token's user create classifications and tags, or set sourceConfig.includeTags to"
            + " false.");
  }

  /** An older catalog may not know the collection; a bot may not be allowed to fill it. */
  private static boolean refusal(HydrantException e) {
    return e.code() == ErrorCode.CATALOG_FORBIDDEN || e.code() == ErrorCode.CATALOG_REFUSED;
  }

  private static ObjectNode classification() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", AwsLabel.CLASSIFICATION)
        .put("displayName", "AWS tags")
        .put(
            "description",
            "Tags of AWS resources, one a key and value. Labels of the type Automated follow what"
                + " AWS says on every run; labels that people set stay.")
        .put("mutuallyExclusive", false);
  }

  private static ObjectNode body(AwsLabel label) {
    String value =
        label.value().isEmpty() ? " without a value." : " with the value `" + label.value() + "`.";
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", label.name())
        .put("classification", AwsLabel.CLASSIFICATION)
        .put("description", "The AWS tag `" + label.key() + "`" + value);
  }
}
