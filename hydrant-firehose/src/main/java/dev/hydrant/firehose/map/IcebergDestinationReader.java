package dev.hydrant.firehose.map;

import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.stream.Facts;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CatalogConfiguration;
import software.amazon.awssdk.services.firehose.model.DestinationTableConfiguration;
import software.amazon.awssdk.services.firehose.model.IcebergDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/**
 * Reads an Iceberg destination. A jq query or a Lambda function decides the table of each record
 * and wins over the list of tables, which then only holds candidates.
 */
final class IcebergDestinationReader {
  private static final String DATABASE = "destinationDatabaseName";
  private static final String TABLE = "destinationTableName";
  private static final String LIST = "destinationTableConfigurationList";

  private final DestinationDraft draft;
  private final IcebergDestinationDescription description;
  private final List<DestinationTableConfiguration> tables;
  private final Optional<IcebergCatalog> catalog;
  private final List<String> delivered = new ArrayList<>();
  private boolean routedByRecord;

  private IcebergDestinationReader(
      DestinationDraft draft, IcebergDestinationDescription description) {
    this.draft = draft;
    this.description = description;
    this.tables = Shared.known(description.destinationTableConfigurationList());
    this.catalog = IcebergCatalog.parse(catalogArn(description));
  }

  static Destination read(StreamContext stream, String path, IcebergDestinationDescription d) {
    CatalogConfiguration catalog = d.catalogConfiguration();
    DestinationDraft draft =
        new DestinationDraft(stream, path, "Iceberg")
            .fact("catalogArn", catalogArn(d))
            .fact(
                "warehouse", catalog == null ? null : Shared.location(catalog.warehouseLocation()))
            .fact(
                "schemaEvolution",
                d.schemaEvolutionConfiguration() == null
                    ? null
                    : d.schemaEvolutionConfiguration().enabled())
            .fact(
                "tableCreation",
                d.tableCreationConfiguration() == null
                    ? null
                    : d.tableCreationConfiguration().enabled())
            .fact("appendOnly", d.appendOnly())
            .fact(
                "retrySeconds",
                d.retryOptions() == null ? null : d.retryOptions().durationInSeconds())
            .fact("roleArn", d.roleARN())
            .fact("logging", Shared.logging(d.cloudWatchLoggingOptions()))
            .processing(d.processingConfiguration());
    return new IcebergDestinationReader(draft, d).read();
  }

  private Destination read() {
    draft.fact("tables", tables.stream().map(IcebergDestinationReader::tableFacts).toList());
    if (description.bufferingHints() != null) {
      draft.buffering(
          Shared.buffering(
              description.bufferingHints().sizeInMBs(),
              description.bufferingHints().intervalInSeconds()));
    }
    if (catalog.isEmpty()) {
      draft.unsupported(
          "catalogConfiguration.catalogARN",
          (Shared.text(catalogArn(description)) + " " + names()).strip(),
          "Only the default Glue catalog of an account and S3 Tables catalogs are known.");
    } else {
      routing();
    }
    draft.backup(
        description.s3BackupModeAsString(),
        "s3DestinationDescription",
        description.s3DestinationDescription());
    tables.forEach(this::ownErrorPrefix);
    return draft.deliver(phrase(), new Facts().put("catalogArn", catalogArn(description)).build());
  }

  private String phrase() {
    return catalog
        .map(found -> subject() + " in " + found.phrase())
        .orElse("Iceberg tables of a catalog that is not known");
  }

  /** The table only where it is the one that every record goes to. */
  private String subject() {
    return !routedByRecord && delivered.size() == 1
        ? "Iceberg table " + delivered.get(0)
        : "Iceberg tables";
  }

  private void routing() {
    Optional<JqObject> jq =
        draft
            .processing()
            .query()
            .map(query -> JqObject.parse(query).orElse(new JqObject(Map.of())));
    boolean routed =
        jq.isPresent() && (jq.get().members().isEmpty() || jq.get().members().containsKey(TABLE));
    if (routed) {
      byQuery(jq.get());
    } else if (!draft.processing().lambdas().isEmpty()) {
      candidates(table -> true);
      dynamic(
          "processingConfiguration",
          String.join(" ", draft.processing().lambdas()),
          "A Lambda function may name another table for each record.");
    } else {
      fromList();
    }
  }

  private void byQuery(JqObject jq) {
    Optional<String> database = jq.literal(DATABASE);
    Optional<String> table = jq.literal(TABLE);
    if (database.isPresent() && table.isPresent()) {
      deliver(database.get(), table.get(), "table named by jq");
      return;
    }
    candidates(
        entry ->
            database
                    .orElse(Shared.text(entry.destinationDatabaseName()))
                    .equals(Shared.text(entry.destinationDatabaseName()))
                && table
                    .orElse(Shared.text(entry.destinationTableName()))
                    .equals(Shared.text(entry.destinationTableName())));
    dynamic(
        "processingConfiguration",
        draft.processing().query().orElse(""),
        "The jq query takes the table's name from each record.");
  }

  private void fromList() {
    if (tables.isEmpty()) {
      dynamic(
          LIST,
          Shared.text(catalogArn(description)),
          "Neither a table nor a rule for one is named.");
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
    delivered.add(database + "." + table);
    catalog.ifPresent(
        found ->
            draft.target(
                found.table(database, table),
                EdgeRole.DELIVERY,
                List.of(detail, Boolean.TRUE.equals(description.appendOnly()) ? "append only" : ""),
                database + "." + table));
  }

  private void dynamic(String member, String value, String why) {
    routedByRecord = true;
    draft.unresolved(member, value, UnresolvedReason.DYNAMIC_ROUTING, why);
  }

  private void ownErrorPrefix(DestinationTableConfiguration entry) {
    S3DestinationDescription s3 = description.s3DestinationDescription();
    KeyPrefix prefix = KeyPrefix.of(entry.s3ErrorOutputPrefix());
    if (s3 == null || prefix.isEmpty()) {
      return;
    }
    S3Block block = new S3Block(s3);
    block
        .at(prefix)
        .ifPresent(
            location ->
                draft.target(
                    location,
                    EdgeRole.ERROR_SINK,
                    List.of("failed records", "prefix " + prefix.raw()),
                    Shared.text(entry.destinationDatabaseName())
                        + "."
                        + Shared.text(entry.destinationTableName())));
  }

  private String names() {
    return String.join(
        " ",
        tables.stream()
            .map(
                entry ->
                    Shared.text(entry.destinationDatabaseName())
                        + "."
                        + Shared.text(entry.destinationTableName()))
            .toList());
  }

  private static Map<String, Object> tableFacts(DestinationTableConfiguration entry) {
    return new Facts()
        .put("database", entry.destinationDatabaseName())
        .put("table", entry.destinationTableName())
        .put("uniqueKeys", Shared.known(entry.uniqueKeys()))
        .put(
            "partitionBy",
            entry.partitionSpec() == null
                ? null
                : Shared.known(entry.partitionSpec().identity()).stream()
                    .map(field -> Shared.text(field.sourceName()))
                    .toList())
        .put("errorPrefix", entry.s3ErrorOutputPrefix())
        .build();
  }

  private static @Nullable String catalogArn(IcebergDestinationDescription description) {
    return description.catalogConfiguration() == null
        ? null
        : description.catalogConfiguration().catalogARN();
  }
}
