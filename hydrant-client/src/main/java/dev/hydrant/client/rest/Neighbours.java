package dev.hydrant.client.rest;

import java.util.List;

/** The entities one step up and down of another. */
public record Neighbours(List<EntityRef> upstream, List<EntityRef> downstream) {
  public Neighbours {
    upstream = List.copyOf(upstream);
    downstream = List.copyOf(downstream);
  }

  public boolean none() {
    return upstream.isEmpty() && downstream.isEmpty();
  }
}
