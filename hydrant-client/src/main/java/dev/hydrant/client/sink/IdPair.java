package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EntityRef;

/** An edge between entities that exist. */
record IdPair(EntityRef from, EntityRef to) {
  /** Equal for the same two ends, whatever else is known of them. */
  String key() {
    return from.id() + " " + to.id();
  }

  boolean touches(String id) {
    return from.id().equals(id) || to.id().equals(id);
  }

  /** Whether the pair with this key has this end. */
  static boolean touches(String key, String id) {
    return key.startsWith(id + " ") || key.endsWith(" " + id);
  }
}
