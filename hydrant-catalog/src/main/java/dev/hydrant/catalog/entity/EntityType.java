package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type of entity, described rather than coded: all types share one store and one set of routes.
 *
 * @param name such as {@code pipeline}; the type of references
 * @param collection path below {@code /v1}
 * @param containers innermost first; the first one that is given is the parent
 * @param inherited members that are copied from the parent, such as a table's database
 * @param members of the create request, except name and containers
 * @param children lists of contained entities, given on request: member → type
 * @param onRequest members that are left out unless asked for
 * @param others further members of the entity that may be asked for by name
 * @param initial members that the server keeps, with what a new entity has
 * @param unkept members of the create request that the entity has no room for
 */
public record EntityType(
    String name,
    String collection,
    List<Containment> containers,
    List<String> inherited,
    Map<String, Member> members,
    Map<String, String> children,
    Set<String> onRequest,
    Set<String> others,
    Map<String, JsonNode> initial,
    Set<String> unkept) {
  /** Members that every type has. */
  private static final Set<String> COMMON =
      Set.of(
          "id",
          "name",
          "displayName",
          "fullyQualifiedName",
          "description",
          "version",
          "updatedAt",
          "updatedBy",
          "href",
          "changeDescription",
          "incrementalChangeDescription",
          "deleted",
          "owners",
          "tags",
          "domains",
          "dataProducts",
          "entityStatus",
          "followers");

  public boolean isService() {
    return collection.startsWith("services/") && name.endsWith("Service");
  }

  /** Whether {@code fields} may name this member. */
  public boolean knows(String member) {
    return COMMON.contains(member)
        || members.containsKey(member)
        || children.containsKey(member)
        || inherited.contains(member)
        || onRequest.contains(member)
        || others.contains(member)
        || containers.stream().anyMatch(container -> container.member().equals(member));
  }

  Optional<Containment> container(String member) {
    return containers.stream().filter(c -> c.member().equals(member)).findFirst();
  }

  /** Starts a description; see {@link EntityTypes}. */
  static Builder named(String name, String collection) {
    return new Builder(name, collection);
  }

  /** Collects the parts of a type. */
  static final class Builder {
    private final String name;
    private final String collection;
    private List<Containment> containers = List.of();
    private List<String> inherited = List.of();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, String> children = new LinkedHashMap<>();
    private final Set<String> onRequest = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final Map<String, JsonNode> initial = new LinkedHashMap<>();
    private final Set<String> unkept = new LinkedHashSet<>();

    private Builder(String name, String collection) {
      this.name = name;
      this.collection = collection;
    }

    Builder in(Containment... containers) {
      this.containers = List.of(containers);
      return this;
    }

    Builder inherits(String... inherited) {
      this.inherited = List.of(inherited);
      return this;
    }

    Builder has(Member... added) {
      for (Member member : added) {
        members.put(member.name(), member);
      }
      return this;
    }

    Builder has(List<Member> added) {
      added.forEach(member -> members.put(member.name(), member));
      return this;
    }

    Builder lists(String member, String type) {
      children.put(member, type);
      return this;
    }

    Builder onRequest(String... names) {
      onRequest.addAll(List.of(names));
      return this;
    }

    Builder others(String... names) {
      others.addAll(List.of(names));
      return this;
    }

    Builder starts(String name, JsonNode value) {
      others.add(name);
      initial.put(name, value);
      return this;
    }

    Builder unkept(String... names) {
      unkept.addAll(List.of(names));
      return this;
    }

    EntityType build() {
      return new EntityType(
          name,
          collection,
          containers,
          inherited,
          Map.copyOf(members),
          Map.copyOf(children),
          Set.copyOf(onRequest),
          Set.copyOf(others),
          Map.copyOf(initial),
          Set.copyOf(unkept));
    }
  }
}
