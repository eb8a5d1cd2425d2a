package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which members of an entity an answer holds beyond the plain ones. */
public final class Fields {
  private final boolean everything;
  private final Set<String> names;

  private Fields(boolean everything, Set<String> names) {
    this.everything = everything;
    this.names = names;
  }

  public static Fields all() {
    return new Fields(true, Set.of());
  }

  public static Fields plain() {
    return new Fields(false, Set.of());
  }

  /**
   * Reads the query parameter.
   *
   * @throws HydrantException REQUEST_INVALID for a member that the type lacks
   */
  public static Fields of(EntityType type, String parameter) {
    Set<String> names =
        Arrays.stream(parameter.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    if (names.contains("*")) {
      return all();
    }
    for (String name : names) {
      if (!type.knows(name)) {
        throw new HydrantException(ErrorCode.REQUEST_INVALID, "Invalid field name " + name);
      }
    }
    return new Fields(false, names);
  }

  public boolean shows(EntityType type, String member) {
    return everything || names.contains(member) || !type.onRequest().contains(member);
  }

  void select(EntityType type, ObjectNode document) {
    type.onRequest().stream().filter(member -> !shows(type, member)).forEach(document::remove);
  }
}
