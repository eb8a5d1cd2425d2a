package dev.hydrant.firehose.map;

import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.firehose.model.DestinationTableConfiguration;

/**
 * Finds the Iceberg tables that records may go to. A jq query or a Lambda function decides for each
 * record and wins over the list of tables, which then only holds candidates.
 */
final class IcebergRouting {
  private static final String DATABASE = "destinationDatabaseName";
  private static final String TABLE = "destinationTableName";
  private static final String OPERATION = "operation";
  private static final String LIST = "destinationTableConfigurationList";

  private final DestinationDraft draft;
  private final IcebergCatalog catalog;
  private final List<DestinationTableConfiguration> tables;
  private final String mode;
  private final List<String> delivered = new ArrayList<>();
  private boolean byRecord;
  private String operation = "";

  /**
   * @param mode a word for the edge's line, such as {@code append only}; empty for none
   */
  IcebergRouting(
      DestinationDraft draft,
      IcebergCatalog catalog,
      List<DestinationTableConfiguration> tables,
      String mode) {
    this.draft = draft;
    this.catalog = catalog;
    this.tables = tables;
    this.mode = mode;
  }

  /** Adds the targets to the draft, and what cannot be known; returns the words for people. */
  String route() {
    Processing processing = draft.processing();
    Optional<JqObject> query =
        processing.query().map(text -> JqObject.parse(text).orElse(new JqObject(Map.of())));
    query.ifPresent(this::readOperation);
    if (query.isPresent() && mayName(query.get())) {
      byQuery(query.get(), processing.query().orElse(""));
    } else if (!processing.lambdas().isEmpty()) {
      candidates(table -> true);
      dynamic(
          "processingConfiguration",
          String.join(" ", processing.lambdas()),
          "A Lambda function may name another table for each record.");
    } else {
      byList();
    }
    String subject =
        !byRecord && delivered.size() == 1 ? "Iceberg table " + delivered.get(0) : "Iceberg tables";
    return subject + " in " + catalog.phrase();
  }

  /** A query that cannot be taken apart may name a table; one that can says whether it does. */
  private static boolean mayName(JqObject query) {
    return query.members().isEmpty()
        || query.members().containsKey(TABLE)
        || query.members().containsKey(DATABASE);
  }

  /** Insert, update or delete: always the same one, or what each record says. */
  private void readOperation(JqObject query) {
    if (query.members().containsKey(OPERATION)) {
      operation = "operation " + query.literal(OPERATION).orElse("by record");
    }
  }

  private void byQuery(JqObject query, String text) {
    Optional<String> database = query.literal(DATABASE);
    Optional<String> table = query.literal(TABLE);
    if (database.isPresent() && table.isPresent()) {
      deliver(database.get(), table.get(), "table named by jq");
      return;
    }
    candidates(
        entry ->
            fits(database, Shared.text(entry.destinationDatabaseName()))
                && fits(table, Shared.text(entry.destinationTableName())));
    dynamic(
        "processingConfiguration", text, "The jq query takes the table's name from each record.");
  }

  private void byList() {
    if (tables.isEmpty()) {
      dynamic(LIST, catalog.arn(), "Neither a table nor a rule for one is named.");
    }
    tables.forEach(entry -> deliver(entry, ""));
  }

  private void candidates(Predicate<DestinationTableConfiguration> possible) {
    tables.stream().filter(possible).forEach(entry -> deliver(entry, "candidate"));
  }

  private void deliver(DestinationTableConfiguration entry, String detail) {
    String database = Shared.text(entry.destinationDatabaseName());
    String table = Shared.text(entry.destinationTableName());
    if (database.isEmpty() || table.isEmpty()) {
      draft.unsupported(
          LIST, (database + " " + table).strip(), "Database and table are both needed.");
    } else {
      deliver(database, table, detail);
    }
  }

  private void deliver(String database, String table, String detail) {
    String name = database + "." + table;
    delivered.add(name);
    draft.deliveredTo(
        catalog.table(database, table),
        List.of(detail, operation, mode),
        name,
        new ColumnRule.ByName());
  }

  private void dynamic(String member, String value, String why) {
    byRecord = true;
    draft.unresolved(member, value, UnresolvedReason.DYNAMIC_ROUTING, why);
  }

  private static boolean fits(Optional<String> literal, String name) {
    return literal.isEmpty() || literal.get().equals(name);
  }
}
