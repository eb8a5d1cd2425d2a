package dev.hydrant.catalog.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A page of what was found.
 *
 * @param total of all pages
 */
public record SearchHits(int total, List<Hit> hits) {
  public SearchHits {
    hits = List.copyOf(hits);
  }

  /**
   * @param document as stored
   */
  public record Hit(String type, ObjectNode document) {}
}
