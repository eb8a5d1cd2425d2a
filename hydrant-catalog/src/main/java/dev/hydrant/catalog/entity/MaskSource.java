package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.name.Fqn;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whose stored passwords the masks in a request stand for. */
final class MaskSource {
  private final EntityTypes types;
  private final ObjectMapper json;

  MaskSource(EntityTypes types, ObjectMapper json) {
    this.types = types;
    this.json = json;
  }

  /** The entity itself; for a connection test of a service that exists, that service. */
  JsonNode of(Handle handle, Draft draft, Located located) {
    if (located.existing().isPresent()) {
      return located.existing().get().document(json);
    }
    JsonNode request = draft.members().path("request");
    if (!draft.type().name().equals("workflow") || !request.hasNonNull("serviceName")) {
      return MissingNode.getInstance();
    }
    String service = request.path("serviceName").asText();
    return types.all().stream()
        .filter(EntityType::isService)
        .filter(
            type -> type.name().equalsIgnoreCase(request.path("serviceType").asText() + "Service"))
        .map(type -> EntityTable.byName(handle, type.name(), Fqn.of(service)))
        .flatMap(Optional::stream)
        .findFirst()
        .<JsonNode>map(row -> asRequest(row.document(json)))
        .orElse(MissingNode.getInstance());
  }

  private static JsonNode asRequest(JsonNode service) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("request").set("connection", service.path("connection"));
    return document;
  }
}
