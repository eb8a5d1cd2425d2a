package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.name.Fqn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds what a request refers to. Everything that is missing is a 404 that names it. */
final class Locator {
  private Locator() {}

  static Located locate(Handle handle, Draft draft) {
    Map<String, EntityRow> containers = new LinkedHashMap<>();
    for (Containment containment : draft.type().containers()) {
      JsonNode given = draft.containers().get(containment.member());
      if (given != null) {
        containers.put(containment.member(), container(handle, containment, given));
      }
    }
    Optional<EntityRow> parent = containers.values().stream().findFirst();
    if (parent.isEmpty() && !draft.type().containers().isEmpty()) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "one of "
              + draft.type().containers().stream().map(Containment::member).toList()
              + " must be given");
    }
    checkReferences(handle, draft.members());
    String fqn = fqn(draft, parent);
    return new Located(
        fqn, containers, parent, EntityTable.byName(handle, draft.type().name(), fqn));
  }

  private static String fqn(Draft draft, Optional<EntityRow> parent) {
    String fqn =
        draft.type().name().equals("testConnectionDefinition")
            ? draft.name() + ".testConnectionDefinition"
            : parent.map(row -> Fqn.child(row.fqn(), draft.name())).orElse(Fqn.of(draft.name()));
    if (fqn.length() > Fqn.MAX_LENGTH) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "the fully qualified name has more than " + Fqn.MAX_LENGTH + " characters");
    }
    return fqn;
  }

  private static EntityRow container(Handle handle, Containment containment, JsonNode given) {
    String type =
        containment.reference() ? given.path("type").asText() : containment.types().get(0);
    if (!containment.types().contains(type)) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          containment.member() + ".type must be one of " + containment.types());
    }
    EntityKey key =
        containment.reference()
            ? EntityKey.id(given.path("id").asText())
            : EntityKey.fqn(given.textValue());
    return EntityTable.find(handle, type, key)
        .filter(row -> !row.deleted())
        .orElseThrow(() -> Missing.entity(type, key.value()));
  }

  /** Owners, tags, domains: what any request may refer to. */
  static void checkReferences(Handle handle, JsonNode members) {
    for (JsonNode owner : Documents.items(members, "owners")) {
      checkOwner(handle, owner);
    }
    TagLabels.names(members).forEach(name -> require(handle, "tag", name));
    for (String member : Set.of("domains", "dataProducts")) {
      for (JsonNode name : Documents.items(members, member)) {
        require(handle, member.substring(0, member.length() - 1), name.asText());
      }
    }
  }

  private static void checkOwner(Handle handle, JsonNode owner) {
    String type = owner.path("type").asText();
    String id = owner.path("id").asText();
    if (!type.equals("user") && !type.equals("team")) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "Entity of type " + type + " can't be the owner");
    }
    EntityRow row =
        EntityTable.byId(handle, type, id)
            .filter(found -> !found.deleted())
            .orElseThrow(() -> Missing.entity(type, id));
    if (type.equals("team") && !row.document().contains("\"teamType\":\"Group\"")) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "Team of type other than Group can't own entities: " + row.fqn());
    }
  }

  private static void require(Handle handle, String type, String fqn) {
    boolean there = EntityTable.byName(handle, type, fqn).filter(row -> !row.deleted()).isPresent();
    if (!there) {
      throw Missing.entity(type, Objects.requireNonNullElse(fqn, ""));
    }
  }
}
