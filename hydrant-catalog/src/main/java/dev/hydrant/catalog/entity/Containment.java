package dev.hydrant.catalog.entity;

import java.util.List;

/**
 * How an entity names what it lies in.
 *
 * @param member of the request and of the entity
 * @param types that it may be of
 * @param reference whether the request holds a reference rather than a qualified name
 * @param optional whether the entity may do without
 */
record Containment(String member, List<String> types, boolean reference, boolean optional) {
  static Containment named(String member, String type) {
    return new Containment(member, List.of(type), false, false);
  }

  Containment orNone() {
    return new Containment(member, types, reference, true);
  }
}
