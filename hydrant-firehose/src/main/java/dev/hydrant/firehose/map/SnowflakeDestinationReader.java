package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.SnowflakeTable;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.stream.Facts;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.SnowflakeDestinationDescription;

/**
 * Reads a Snowflake destination. AWS marks nearly all of it as sensitive; shown is what names the
 * table, and nothing about users, roles, column names or the private link's id.
 */
final class SnowflakeDestinationReader {
  private static final Pattern ACCOUNT =
      Pattern.compile("(.+?)(?:\\.privatelink)?\\.snowflakecomputing\\.(?:com|cn)");

  private SnowflakeDestinationReader() {}

  static Destination read(StreamContext stream, String path, SnowflakeDestinationDescription d) {
    Optional<WebAddress> address = WebAddress.parse(d.accountUrl());
    DestinationDraft draft =
        new DestinationDraft(stream, path, "Snowflake")
            .fact("account", address.map(SnowflakeDestinationReader::account))
            .fact("host", address.map(WebAddress::host))
            .fact("database", d.database())
            .fact("schema", d.schema())
            .fact("table", d.table())
            .fact("dataLoading", d.dataLoadingOptionAsString())
            .fact("ownRole", ownRole(d))
            .fact("privateLink", d.snowflakeVpcConfiguration() != null ? true : null)
            .fact(
                "retrySeconds",
                d.retryOptions() == null ? null : d.retryOptions().durationInSeconds())
            .fact("roleArn", d.roleARN())
            .fact("secret", Shared.secret(d.secretsManagerConfiguration()))
            .fact("logging", Shared.logging(d.cloudWatchLoggingOptions()))
            .processing(d.processingConfiguration());
    if (d.bufferingHints() != null) {
      draft.buffering(
          Shared.buffering(d.bufferingHints().sizeInMBs(), d.bufferingHints().intervalInSeconds()));
    }
    draft.backup(
        d.s3BackupModeAsString(), "s3DestinationDescription", d.s3DestinationDescription());
    return finish(draft, address, d);
  }

  private static Destination finish(
      DestinationDraft draft, Optional<WebAddress> address, SnowflakeDestinationDescription d) {
    String database = Shared.text(d.database());
    String schema = Shared.text(d.schema());
    String table = Shared.text(d.table());
    String name = String.join(".", database, schema, table);
    if (address.isEmpty() || database.isEmpty() || schema.isEmpty() || table.isEmpty()) {
      draft.unsupported(
          "",
          (address.map(WebAddress::host).orElse("") + " " + name).strip(),
          "The account's address, a database, a schema and a table are all needed.");
      return draft.deliver("a Snowflake table that is not named", Map.of());
    }
    String account = account(address.get());
    draft.delivers(
        new SnowflakeTable(account, address.get().host(), database, schema, table),
        columns(d.dataLoadingOptionAsString()),
        Shared.text(d.dataLoadingOptionAsString()));
    return draft.deliver(
        "Snowflake table " + name + " of account " + account,
        new Facts().put("dataLoading", d.dataLoadingOptionAsString()).build());
  }

  /** AWS loads by JSON key unless it is told to keep each record whole. */
  private static ColumnRule columns(@Nullable String loading) {
    return switch (Shared.text(loading)) {
      case "", "JSON_MAPPING" -> new ColumnRule.ByName();
      case "VARIANT_CONTENT_MAPPING", "VARIANT_CONTENT_AND_METADATA_MAPPING" ->
          ColumnRule.none("Snowflake keeps each record whole in one column");
      default -> ColumnRule.none("the loading option is not known");
    };
  }

  /** A private link is another way to the same account, so it names the same one. */
  private static String account(WebAddress address) {
    Matcher account = ACCOUNT.matcher(address.host());
    return account.matches() ? account.group(1) : address.host();
  }

  private static @Nullable Boolean ownRole(SnowflakeDestinationDescription d) {
    return d.snowflakeRoleConfiguration() == null ? null : d.snowflakeRoleConfiguration().enabled();
  }
}
