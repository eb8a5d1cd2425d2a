package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.GlueTable;

/**
 * The words for a Glue table whose schema a format conversion writes by. Whether the table's data
 * is what is delivered depends on its location, which only the Data Catalog tells.
 */
public record SchemaTable(GlueTable table) {
  /** Stands in the detail of a route to the table until its location was read. */
  public static final String UNVERIFIED = "location of the table not verified";

  /** Stands there when it was read and is not where records go. */
  public static final String ELSEWHERE = "location of the table is elsewhere";

  /** The fact of a destination that holds {@link #notRead} and the like. */
  public static final String WARNINGS = "warnings";

  public String notRead() {
    return gives() + "whether its location is the delivered prefix was not read.";
  }

  public String missing() {
    return gives() + "the Data Catalog knows no such table.";
  }

  /**
   * @param location of the table; empty where it has none
   */
  public String elsewhere(String location) {
    return gives()
        + (location.isEmpty()
            ? "it has no location in S3."
            : "its location " + location + " does not hold the delivered prefix.");
  }

  private String gives() {
    return "The Glue table " + table.database() + "." + table.table() + " gives the schema; ";
  }
}
