package dev.hydrant.model.asset;

/** The three kinds of search service that a delivery stream writes to. */
public enum SearchEngine {
  ELASTICSEARCH("elasticsearch"),
  OPENSEARCH("opensearch"),
  OPENSEARCH_SERVERLESS("aoss");

  private final String system;

  SearchEngine(String system) {
    this.system = system;
  }

  /** The system's short name, as it stands in names of external services. */
  public String system() {
    return system;
  }
}
