package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * RFC 6902 on an entity as it is shown. What cannot be changed this way is put back silently, since
 * clients send differences of whole objects; what does not belong there at all is refused.
 */
final class PatchRules {
  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "name",
          "fullyQualifiedName",
          "serviceType",
          "version",
          "updatedAt",
          "updatedBy",
          "href",
          "changeDescription",
          "incrementalChangeDescription",
          "deleted",
          "followers",
          "votes",
          "pipelineStatus",
          "pipelineStatuses",
          "usageSummary",
          "usageCount",
          "termCount");

  private PatchRules() {}

  /**
   * @param shown the entity with all relations, passwords masked
   * @param stored the entity as it is in the database
   * @return the document to be stored, before it is finished
   */
  static ObjectNode apply(EntityType type, JsonNode patch, ObjectNode shown, ObjectNode stored) {
    JsonNode patched = patched(patch, shown);
    if (!(patched instanceof ObjectNode document)) {
      throw invalid("the patch replaces the whole entity");
    }
    if (document.path("deleted").asBoolean() && !stored.path("deleted").asBoolean()) {
      throw invalid(type.name() + " attribute deleted can't be modified");
    }
    Documents.dropNulls(document);
    putBack(type, document, stored);
    check(type, document, stored);
    return document;
  }

  /** Applies a patch to any document. */
  static JsonNode patched(JsonNode patch, JsonNode document) {
    try {
      return JsonPatch.apply(patch, document);
    } catch (JsonPatchApplicationException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "the patch cannot be applied: " + e.getMessage(), "", e);
    } catch (ClassCastException | IllegalArgumentException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "the patch is not a list of operations", "", e);
    }
  }

  private static void putBack(EntityType type, ObjectNode document, ObjectNode stored) {
    List<String> protectedMembers = new ArrayList<>(READ_ONLY);
    type.containers().forEach(container -> protectedMembers.add(container.member()));
    protectedMembers.addAll(type.inherited());
    protectedMembers.addAll(type.children().keySet());
    for (String member : protectedMembers) {
      // A service's own type is an ordinary, but fixed, member: it is put back as well.
      if (stored.has(member)) {
        document.set(member, stored.get(member));
      } else {
        document.remove(member);
      }
    }
  }

  private static void check(EntityType type, ObjectNode document, ObjectNode stored) {
    for (Iterator<String> names = document.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!stored.has(name) && !type.knows(name)) {
        throw invalid("Unrecognized field \"" + name + "\"");
      }
    }
    for (Member member : type.members().values()) {
      JsonNode value = document.get(member.name());
      if (value == null && member.required()) {
        throw invalid("[" + member.name() + " must not be null]");
      }
      if (value != null && !isReferenceList(member.name())) {
        member.check().check(member.name(), value);
      }
    }
  }

  /** In an entity these are references, in a create request they are names. */
  private static boolean isReferenceList(String member) {
    return member.equals("domains") || member.equals("dataProducts");
  }

  private static HydrantException invalid(String message) {
    return new HydrantException(ErrorCode.REQUEST_INVALID, message);
  }
}
