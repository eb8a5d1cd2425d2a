package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.RedshiftTable;
import dev.hydrant.model.lineage.ColumnPair;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CopyCommand;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;

/** Reads a Redshift destination: the table, and the bucket that records are staged in for COPY. */
final class RedshiftDestinationReader {
  private RedshiftDestinationReader() {}

  static Destination read(
      StreamContext stream, String path, RedshiftDestinationDescription description) {
    Optional<JdbcUrl> url = JdbcUrl.parse(description.clusterJDBCURL());
    Map<String, Object> copy = copyFacts(description.copyCommand());
    DestinationDraft draft =
        new DestinationDraft(stream, path, "Redshift")
            .facts(clusterFacts(url))
            .fact("copy", copy)
            .fact(
                "retrySeconds",
                description.retryOptions() == null
                    ? null
                    : description.retryOptions().durationInSeconds())
            .fact("roleArn", description.roleARN())
            .fact("secret", Shared.secret(description.secretsManagerConfiguration()))
            .fact("logging", Shared.logging(description.cloudWatchLoggingOptions()))
            .processing(description.processingConfiguration());
    Optional<RedshiftTable> table = table(stream.scope(), url, description.copyCommand());
    table.ifPresentOrElse(
        found ->
            draft
                .delivers(found, rule(description.copyCommand()), "COPY")
                .columns(found, columns(description.copyCommand().dataTableColumns())),
        () ->
            draft.unsupported(
                "",
                shown(url, description.copyCommand()),
                "Host, database and table could not all be read."));
    staging(draft, description);
    draft.backup(
        description.s3BackupModeAsString(),
        "s3BackupDescription",
        description.s3BackupDescription());
    return draft.deliver(phrase(table), copy);
  }

  private static void staging(DestinationDraft draft, RedshiftDestinationDescription description) {
    if (description.s3DestinationDescription() == null) {
      return;
    }
    S3Block block = new S3Block(description.s3DestinationDescription());
    draft.fact("staging", block.facts());
    draft.buffering(block.buffering());
    Backup.target(draft, block, EdgeRole.STAGING, "s3DestinationDescription", block.prefix());
    if (!block.errorPrefix().isEmpty() && block.location().isPresent()) {
      Backup.failedRecords(draft, block, "s3DestinationDescription", block.errorPrefix());
    }
    draft.step(
        new Step("stage", "Stage", "Stage", "Stages records in " + block.phrase(), block.facts()));
  }

  private static Optional<RedshiftTable> table(
      AwsScope stream, Optional<JdbcUrl> url, @Nullable CopyCommand copy) {
    Optional<RedshiftName> name =
        copy == null || copy.dataTableName() == null
            ? Optional.empty()
            : RedshiftName.parse(copy.dataTableName());
    if (url.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    String database =
        name.get().database().isEmpty() ? url.get().database() : name.get().database();
    if (database.isEmpty()) {
      return Optional.empty();
    }
    // Redshift looks for a name without schema along the search path, which ends in public.
    String schema = name.get().schema().isEmpty() ? "public" : name.get().schema();
    Optional<JdbcUrl.Cluster> cluster = url.get().cluster();
    String host = url.get().host();
    return Optional.of(
        new RedshiftTable(
            cluster.map(found -> found.in(stream)).orElse(stream),
            host,
            cluster.map(JdbcUrl.Cluster::name).orElse(host),
            database,
            schema,
            name.get().table()));
  }

  private static List<Column> columns(@Nullable String list) {
    return list == null
        ? List.of()
        : RedshiftName.columns(list).stream().map(name -> new Column(name, "")).toList();
  }

  /** COPY loads by JSON key; a list of columns is then all that it loads. */
  private static ColumnRule rule(CopyCommand copy) {
    String options = Shared.text(copy.copyOptions());
    if (CopyOptions.s3Location(options).isPresent()) {
      return ColumnRule.none("a file of JSON paths says which field goes to which column");
    }
    if (CopyOptions.keepsRecordsWhole(options)) {
      return ColumnRule.none("COPY keeps each record whole in one column");
    }
    List<ColumnPair> listed =
        columns(copy.dataTableColumns()).stream()
            .map(column -> new ColumnPair(column.name(), column.name()))
            .toList();
    return listed.isEmpty() ? new ColumnRule.ByName() : new ColumnRule.ByMap(listed, false);
  }

  private static Map<String, Object> clusterFacts(Optional<JdbcUrl> url) {
    Facts facts = new Facts();
    url.ifPresent(
        found -> {
          facts
              .put("host", found.host())
              .put("port", found.port() < 0 ? null : found.port())
              .put("database", found.database());
          found
              .cluster()
              .ifPresent(
                  cluster ->
                      facts.put(cluster.serverless() ? "workgroup" : "cluster", cluster.name()));
        });
    return facts.build();
  }

  private static Map<String, Object> copyFacts(@Nullable CopyCommand copy) {
    if (copy == null) {
      return Map.of();
    }
    String options = Shared.text(copy.copyOptions());
    return new Facts()
        .put("table", copy.dataTableName())
        .put("columns", copy.dataTableColumns())
        .put("options", CopyOptions.masked(options))
        .put("jsonPaths", CopyOptions.s3Location(options))
        .build();
  }

  private static String shown(Optional<JdbcUrl> url, @Nullable CopyCommand copy) {
    String table = copy == null ? "" : Shared.text(copy.dataTableName());
    return (url.map(JdbcUrl::shown).orElse("") + " " + table).strip();
  }

  private static String phrase(Optional<RedshiftTable> table) {
    return table
        .map(
            found ->
                "Redshift table "
                    + String.join(".", found.database(), found.schema(), found.table())
                    + " in "
                    + found.cluster())
        .orElse("a Redshift table that is not named");
  }
}
