package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EntityType;

/** One end of an edge by its resolved name; it may not exist yet. */
record Node(EntityType type, String fqn) {}
