package dev.hydrant.model.work;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a child is asked to do. */
public enum WorkKind {
  @JsonProperty("ingest")
  INGEST,
  @JsonProperty("testConnection")
  TEST_CONNECTION,
  /** Names only, for the preview of a filter. */
  @JsonProperty("list")
  LIST
}
