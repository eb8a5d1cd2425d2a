package dev.hydrant.simulator.glue;

import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.glue.GlueTable.Grant;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;

/** Builds one table of the Data Catalog; fills in what Glue fills in by itself. */
public final class TableDocument {
  private static final double CREATED = 1_672_531_200; // 2023-01-01

  private final Home home;
  private final String database;
  private final String name;
  private final ArrayNode columns = array();
  private final ArrayNode partitionKeys = array();
  private final ObjectNode storage = object();
  private final ObjectNode parameters = object("EXTERNAL", "TRUE");
  private final ObjectNode further = object();
  private String catalogId;
  private Grant grant = Grant.ACCOUNT;

  private TableDocument(Home home, String database, String name) {
    this.home = home;
    this.database = database;
    this.name = name;
    this.catalogId = home.accountId();
  }

  /** In the account's own catalog. */
  public static TableDocument named(Home home, String database, String name) {
    return new TableDocument(home, database, name);
  }

  /** In the catalog of an S3 table bucket. */
  public TableDocument inTableBucket(String bucket) {
    catalogId = home.accountId() + ":s3tablescatalog/" + bucket;
    return this;
  }

  /** Name, type, name, type. */
  public TableDocument columns(String... namesAndTypes) {
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.add(object("Name", namesAndTypes[i], "Type", namesAndTypes[i + 1]));
    }
    return this;
  }

  public TableDocument column(String columnName, String type, String comment) {
    columns.add(object("Name", columnName, "Type", type, "Comment", comment));
    return this;
  }

  /** Name, type, name, type; partition keys are not among the columns. */
  public TableDocument partitionedBy(String... namesAndTypes) {
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      partitionKeys.add(object("Name", namesAndTypes[i], "Type", namesAndTypes[i + 1]));
    }
    return this;
  }

  /** Where the data lies, such as {@code s3://bucket/orders/}. */
  public TableDocument at(String location) {
    storage.put("Location", location);
    return this;
  }

  public TableDocument iceberg(String metadataLocation) {
    return parameter("table_type", "ICEBERG").parameter("metadata_location", metadataLocation);
  }

  public TableDocument parameter(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  /** Makes the table a resource link to one of the same region. */
  public TableDocument linkTo(String targetCatalogId, String targetDatabase, String targetName) {
    return linkTo(targetCatalogId, home.region(), targetDatabase, targetName);
  }

  /** Makes the table a resource link. */
  public TableDocument linkTo(
      String targetCatalogId, String region, String targetDatabase, String targetName) {
    return set(
        "TargetTable",
        object(
            "CatalogId", targetCatalogId,
            "DatabaseName", targetDatabase,
            "Name", targetName,
            "Region", region));
  }

  /** Callers of other accounts may see it. */
  public TableDocument shared() {
    grant = Grant.SHARED;
    return this;
  }

  /** Lake Formation governs it and has granted the callers nothing. */
  public TableDocument ungranted() {
    grant = Grant.NONE;
    return set("IsRegisteredWithLakeFormation", true);
  }

  public TableDocument set(Object... namesAndValues) {
    Json.put(further, namesAndValues);
    return this;
  }

  public GlueTable build() {
    ObjectNode document = document();
    return new GlueTable(home, catalogId, database, name, grant, document::deepCopy);
  }

  private ObjectNode document() {
    storage.set("Columns", columns);
    return object(
            "Name", name,
            "DatabaseName", database,
            "CatalogId", catalogId,
            "CreateTime", CREATED,
            "UpdateTime", CREATED + 86_400,
            "Retention", 0,
            "StorageDescriptor", storage,
            "PartitionKeys", partitionKeys,
            "TableType", "EXTERNAL_TABLE",
            "Parameters", parameters,
            "IsRegisteredWithLakeFormation", false,
            "VersionId", "1")
        .setAll(further);
  }
}
