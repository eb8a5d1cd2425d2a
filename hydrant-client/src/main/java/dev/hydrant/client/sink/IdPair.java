package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EntityRef;

/** An edge between entities that exist. */
record IdPair(EntityRef from, EntityRef to) {
  /** Equal for the same two ends, whatever else is known of them. */
  String key() {
    return from.id() + " " + to.id();
  }
}
