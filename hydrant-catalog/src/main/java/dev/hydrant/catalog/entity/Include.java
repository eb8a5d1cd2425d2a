package dev.hydrant.catalog.entity;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;

/** Whether soft-deleted entities are seen. */
public enum Include {
  NON_DELETED("non-deleted", "and e.deleted = 0"),
  DELETED("deleted", "and e.deleted = 1"),
  ALL("all", "");

  private final String word;
  private final String condition;

  Include(String word, String condition) {
    this.word = word;
    this.condition = condition;
  }

  /** The SQL condition on the entity table under the alias {@code e}. */
  String condition() {
    return condition;
  }

  boolean shows(boolean deleted) {
    return this == ALL || deleted == (this == DELETED);
  }

  /** Reads the contract's word. */
  public static Include of(String word) {
    for (Include include : values()) {
      if (include.word.equals(word)) {
        return include;
      }
    }
    throw new HydrantException(
        ErrorCode.REQUEST_INVALID,
        "query param include must be one of [all, deleted, non-deleted]");
  }
}
