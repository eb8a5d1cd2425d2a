package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks create requests, before anything is asked of the database. */
final class DraftReader {
  private final Map<String, Shape> requests = new HashMap<>();

  DraftReader(EntityTypes types) {
    types.all().forEach(type -> requests.put(type.name(), request(type)));
  }

  /**
   * @throws HydrantException REQUEST_INVALID, naming the member
   */
  Draft read(EntityType type, JsonNode body) {
    JsonNode copy = body.deepCopy();
    Documents.dropNulls(copy);
    Shape shape = requests.get(type.name());
    if (shape == null || !(copy instanceof ObjectNode members)) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "the body must be a JSON object");
    }
    shape.check("", members);
    String name = members.remove("name").textValue();
    Map<String, JsonNode> containers = new LinkedHashMap<>();
    for (Containment containment : type.containers()) {
      JsonNode given = members.remove(containment.member());
      if (given != null) {
        containers.put(containment.member(), given);
      }
    }
    type.members()
        .values()
        .forEach(
            member ->
                member
                    .otherwise()
                    .filter(value -> !members.has(member.name()))
                    .ifPresent(value -> members.set(member.name(), value)));
    type.children().keySet().forEach(members::remove);
    type.unkept().forEach(members::remove);
    TagLabels.complete(members);
    return new Draft(type, name, containers, members);
  }

  private static Shape request(EntityType type) {
    List<Member> members = new ArrayList<>(type.members().values());
    members.add(Member.required("name", Check.name()));
    for (Containment containment : type.containers()) {
      Check check = containment.reference() ? Shapes.REFERENCE : Check.text(1, 3072);
      members.add(
          containment.optional()
              ? Member.of(containment.member(), check)
              : Member.required(containment.member(), check));
    }
    return new Shape("Create" + capital(type.name()), members);
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
