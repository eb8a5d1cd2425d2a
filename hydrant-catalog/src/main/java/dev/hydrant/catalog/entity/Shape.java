package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object with a closed list of members: the contract's schemas allow no others. */
final class Shape implements Check {
  private final String name;
  private final Map<String, Member> members = new LinkedHashMap<>();

  Shape(String name, List<Member> members) {
    this.name = name;
    members.forEach(member -> this.members.put(member.name(), member));
  }

  @Override
  public void check(String path, JsonNode value) {
    Check.object().check(path, value);
    String prefix = path.isEmpty() ? "" : path + ".";
    for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
      String member = names.next();
      if (!members.containsKey(member)) {
        throw invalid(
            "Unrecognized field \"" + prefix + member + "\": " + name + " has no such member");
      }
    }
    members.values().forEach(member -> check(prefix, member, value));
  }

  private static void check(String prefix, Member member, JsonNode value) {
    JsonNode item = value.get(member.name());
    if (item != null) {
      member.check().check(prefix + member.name(), item);
    } else if (member.required()) {
      throw invalid("[" + prefix + member.name() + " must not be null]");
    }
  }

  private static HydrantException invalid(String message) {
    return new HydrantException(ErrorCode.REQUEST_INVALID, message);
  }
}
