package dev.hydrant.client.rest;

/** The kinds of entity that Hydrant reads or writes, with their names in the contract. */
public enum EntityType {
  PIPELINE("pipeline", "pipelines"),
  TOPIC("topic", "topics"),
  TABLE("table", "tables"),
  CONTAINER("container", "containers"),
  SEARCH_INDEX("searchIndex", "searchIndexes"),
  API_ENDPOINT("apiEndpoint", "apiEndpoints"),
  DATABASE("database", "databases"),
  DATABASE_SCHEMA("databaseSchema", "databaseSchemas"),
  API_COLLECTION("apiCollection", "apiCollections"),
  PIPELINE_SERVICE("pipelineService", "services/pipelineServices"),
  MESSAGING_SERVICE("messagingService", "services/messagingServices"),
  DATABASE_SERVICE("databaseService", "services/databaseServices"),
  STORAGE_SERVICE("storageService", "services/storageServices"),
  SEARCH_SERVICE("searchService", "services/searchServices"),
  API_SERVICE("apiService", "services/apiServices"),
  CLASSIFICATION("classification", "classifications"),
  TAG("tag", "tags"),
  USER("user", "users"),
  TEAM("team", "teams");

  private final String wire;
  private final String collection;

  EntityType(String wire, String collection) {
    this.wire = wire;
    this.collection = collection;
  }

  /** The type as it stands in entity references. */
  public String wire() {
    return wire;
  }

  /** The path of the collection below {@code /v1/}. */
  public String collection() {
    return collection;
  }

  /** The kind of service that holds entities of this kind; what lies in none is its own. */
  public EntityType service() {
    return switch (this) {
      case PIPELINE, PIPELINE_SERVICE -> PIPELINE_SERVICE;
      case TOPIC, MESSAGING_SERVICE -> MESSAGING_SERVICE;
      case TABLE, DATABASE, DATABASE_SCHEMA, DATABASE_SERVICE -> DATABASE_SERVICE;
      case CONTAINER, STORAGE_SERVICE -> STORAGE_SERVICE;
      case SEARCH_INDEX, SEARCH_SERVICE -> SEARCH_SERVICE;
      case API_ENDPOINT, API_COLLECTION, API_SERVICE -> API_SERVICE;
      case CLASSIFICATION, TAG, USER, TEAM -> this;
    };
  }
}
