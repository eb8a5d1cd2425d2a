package dev.hydrant.client.sink;

/** The key of an edge: a catalog holds at most one between the same two ends. */
record Pair(Node from, Node to) {}
