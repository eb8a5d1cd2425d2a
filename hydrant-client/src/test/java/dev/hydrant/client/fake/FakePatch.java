package dev.hydrant.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** RFC 6902, as far as it is needed: nothing is applied unless everything can be. */
final class FakePatch {
  private FakePatch() {}

  /** The document afterwards; the given one stays as it is. */
  static ObjectNode applied(ObjectNode before, JsonNode operations, Set<String> readOnly) {
    ObjectNode document = before.deepCopy();
    for (JsonNode operation : operations) {
      String path = operation.path("path").asText();
      List<String> steps = new ArrayList<>(List.of(path.substring(1).split("/")));
      if (!readOnly.contains(steps.get(0))) {
        String last = steps.remove(steps.size() - 1);
        JsonNode at = document;
        for (String step : steps) {
          at = at instanceof ArrayNode list ? list.path(Integer.parseInt(step)) : at.path(step);
        }
        apply(operation, at, last);
      }
    }
    return document;
  }

  private static void apply(JsonNode operation, JsonNode at, String last) {
    String kind = operation.path("op").asText();
    JsonNode value = operation.path("value").deepCopy();
    if (at instanceof ObjectNode object) {
      switch (kind) {
        case "test" -> check(value, object.path(last));
        case "remove" -> object.remove(last);
        default -> object.set(last, value);
      }
    } else if (at instanceof ArrayNode list) {
      int index = last.equals("-") ? list.size() : Integer.parseInt(last);
      FakeShapes.refuseUnless(
          index < list.size() || kind.equals("add") && index == list.size(), "no such item");
      switch (kind) {
        case "add" -> list.insert(index, value);
        case "remove" -> list.remove(index);
        case "test" -> check(value, list.get(index));
        default -> list.set(index, value);
      }
    } else {
      throw new FakeRefusal(400, "no such path " + operation.path("path").asText());
    }
  }

  private static void check(JsonNode wanted, JsonNode found) {
    FakeShapes.refuseUnless(wanted.equals(found), "a test of the patch failed");
  }
}
