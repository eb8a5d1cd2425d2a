package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a document into a row to be written: its next version, and what changed. */
final class Revision {
  private static final int FIRST = 1;
  private static final int STEP = 1;
  private static final int BREAKING_STEP = 10;
  private static final List<String> SEARCHED =
      List.of("name", "displayName", "description", "fullyQualifiedName");

  private final ObjectMapper json;
  private final Clock clock;

  Revision(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  EntityWrite first(
      EntityType type, ObjectNode document, Optional<EntityRow> parent, Author author) {
    stamp(document, FIRST, author);
    return write(type, document, FIRST, parent, Optional.empty());
  }

  /** Empty when nothing has changed. */
  Optional<EntityWrite> next(
      EntityType type, ObjectNode document, EntityRow before, Author author) {
    ObjectNode old = before.document(json);
    Difference difference = Difference.between(old, document);
    if (difference.isEmpty()) {
      return Optional.empty();
    }
    int version = before.version() + (difference.isBreaking() ? BREAKING_STEP : STEP);
    stamp(document, version, author);
    document.set("changeDescription", difference.json(before.version() / 10.0));
    document.set("incrementalChangeDescription", difference.json(before.version() / 10.0));
    return Optional.of(write(type, document, version, Optional.empty(), Optional.of(before)));
  }

  /** The same version again: for what the contract does not count as a change. */
  EntityWrite silent(EntityType type, ObjectNode document, EntityRow before) {
    return write(type, document, before.version(), Optional.empty(), Optional.of(before));
  }

  private void stamp(ObjectNode document, int version, Author author) {
    document.put("version", version / 10.0);
    document.put("updatedAt", clock.millis());
    document.put("updatedBy", author.name());
  }

  private EntityWrite write(
      EntityType type,
      ObjectNode document,
      int version,
      Optional<EntityRow> parent,
      Optional<EntityRow> before) {
    String words = words(document);
    boolean same = before.map(row -> words(row.document(json))).filter(words::equals).isPresent();
    return new EntityWrite(
        type,
        document,
        text(document),
        version,
        clock.millis(),
        parent.map(EntityRow::id).orElse(null),
        document.hasNonNull("service") ? document.at("/service/id").asText() : null,
        serviceType(document, parent, before),
        before,
        before.map(row -> Deflate.pack(row.document())).orElse(new byte[0]),
        same ? Optional.empty() : Optional.of(words));
  }

  private static @Nullable String serviceType(
      JsonNode document, Optional<EntityRow> parent, Optional<EntityRow> before) {
    return Documents.text(document, "serviceType")
        .or(() -> parent.map(EntityRow::serviceType))
        .or(() -> before.map(EntityRow::serviceType))
        .orElse(null);
  }

  private static String words(JsonNode document) {
    return SEARCHED.stream()
        .map(member -> Documents.text(document, member))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  private String text(ObjectNode document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document cannot be written", e);
    }
  }
}
