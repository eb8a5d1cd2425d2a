package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.secret.SecretFields;
import java.util.Set;

/** Makes the document that is stored out of a request and what it refers to. */
final class Composer {
  /** Documents in which passwords may stand. */
  private static final Set<String> SECRETIVE =
      Set.of("connection", "request", "sourceConfig", "openMetadataServerConnection");

  private final ObjectMapper json;
  private final SecretFields secrets;
  private final DocumentRule rule;

  Composer(ObjectMapper json, SecretFields secrets, DocumentRule rule) {
    this.json = json;
    this.secrets = secrets;
    this.rule = rule;
  }

  /**
   * @param secretsFrom the document whose stored passwords the masks of this one stand for
   */
  ObjectNode compose(Draft draft, Located at, String id, JsonNode secretsFrom, Author author) {
    ObjectNode document = draft.members().deepCopy();
    at.existing()
        .ifPresent(row -> PutRules.apply(draft.type(), document, row.document(json), author));
    draft.type().initial().forEach(document::putIfAbsent);
    document.put("id", id);
    document.put("name", draft.name());
    document.put("fullyQualifiedName", at.fqn());
    document.put("deleted", false);
    at.containers().forEach((member, row) -> document.set(member, reference(row.id(), row.type())));
    at.parent().ifPresent(parent -> inherit(draft.type(), document, parent));
    finish(document, secretsFrom);
    rule.apply(
        draft.type(),
        document,
        at.existing().<JsonNode>map(row -> row.document(json)).orElseGet(MissingNode::getInstance));
    return document;
  }

  /** The same for a document that was patched. */
  void patched(EntityType type, ObjectNode document, ObjectNode stored) {
    finish(document, stored);
    rule.apply(type, document, stored);
  }

  /** What every stored document has undergone, also one that was patched. */
  void finish(ObjectNode document, JsonNode secretsFrom) {
    shorten(document.path("owners"));
    shorten(document.path("reviewers"));
    TagLabels.complete(document);
    EntityParts.qualify(document, document.path("fullyQualifiedName").asText());
    for (String member : SECRETIVE) {
      if (document.has(member)) {
        secrets.seal(document.get(member), secretsFrom.path(member));
      }
    }
  }

  static void mask(ObjectNode document, SecretFields secrets) {
    for (String member : SECRETIVE) {
      secrets.mask(document.path(member));
    }
  }

  static void reveal(ObjectNode document, SecretFields secrets) {
    for (String member : SECRETIVE) {
      secrets.reveal(document.path(member));
    }
  }

  private void inherit(EntityType type, ObjectNode document, EntityRow parent) {
    if (!type.inherited().isEmpty()) {
      ObjectNode above = parent.document(json);
      for (String member : type.inherited()) {
        if (!document.has(member) && above.has(member)) {
          document.set(member, above.get(member));
        }
      }
    }
    if (type.others().contains("serviceType") && parent.serviceType() != null) {
      document.put("serviceType", parent.serviceType());
    }
  }

  /** Names of what is referred to can change; they are looked up when the entity is shown. */
  private static void shorten(JsonNode references) {
    if (references instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, reference(list.get(i).path("id").asText(), list.get(i).path("type").asText()));
      }
    }
  }

  private static ObjectNode reference(String id, String type) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("type", type);
  }
}
