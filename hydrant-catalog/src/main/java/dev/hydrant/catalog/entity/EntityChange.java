package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a write did.
 *
 * @param entity as it is now, complete, as stored: not yet made ready for an answer
 */
public record EntityChange(Kind kind, ObjectNode entity) {
  /** The words of the header {@code X-OpenMetadata-Change}. */
  public enum Kind {
    CREATED("entityCreated"),
    UPDATED("entityUpdated"),
    NO_CHANGE("entityNoChange"),
    FIELDS_CHANGED("entityFieldsChanged"),
    SOFT_DELETED("entitySoftDeleted"),
    DELETED("entityDeleted"),
    RESTORED("entityRestored");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
