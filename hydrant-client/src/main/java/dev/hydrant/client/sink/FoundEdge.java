package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EdgeDetails;

/** An edge that is in the catalog. */
record FoundEdge(IdPair pair, EdgeDetails details) {
  String key() {
    return pair.key();
  }
}
