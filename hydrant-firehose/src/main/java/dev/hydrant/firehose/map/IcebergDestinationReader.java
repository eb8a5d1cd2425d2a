package dev.hydrant.firehose.map;

import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.stream.Facts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CatalogConfiguration;
import software.amazon.awssdk.services.firehose.model.DestinationTableConfiguration;
import software.amazon.awssdk.services.firehose.model.IcebergDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/** Reads an Iceberg destination; which tables it writes to is {@link IcebergRouting}'s part. */
final class IcebergDestinationReader {

  private final DestinationDraft draft;
  private final IcebergDestinationDescription description;
  private final List<DestinationTableConfiguration> tables;

  private IcebergDestinationReader(
      DestinationDraft draft, IcebergDestinationDescription description) {
    this.draft = draft;
    this.description = description;
    this.tables = Shared.known(description.destinationTableConfigurationList());
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
    String phrase =
        IcebergCatalog.parse(catalogArn(description)).map(this::routed).orElseGet(this::unknown);
    draft.backup(
        description.s3BackupModeAsString(),
        "s3DestinationDescription",
        description.s3DestinationDescription());
    tables.forEach(this::ownErrorPrefix);
    return draft.deliver(phrase, new Facts().put("catalogArn", catalogArn(description)).build());
  }

  private String routed(IcebergCatalog catalog) {
    boolean appendOnly = Boolean.TRUE.equals(description.appendOnly());
    return new IcebergRouting(draft, catalog, tables, appendOnly ? "append only" : "").route();
  }

  private String unknown() {
    draft.unsupported(
        "catalogConfiguration.catalogARN",
        (Shared.text(catalogArn(description)) + " " + names()).strip(),
        "Only the default Glue catalog of an account and S3 Tables catalogs are known.");
    return "Iceberg tables of a catalog that is not known";
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
