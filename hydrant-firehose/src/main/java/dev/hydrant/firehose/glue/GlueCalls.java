package dev.hydrant.firehose.glue;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.stream.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DatabaseIdentifier;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableIdentifier;

/** Glue by AWS's own client, one for each region that holds a catalog. */
final class GlueCalls implements CatalogCalls {
  /** Iceberg leaves columns that a schema once had in the catalog, marked so. */
  private static final String CURRENT = "iceberg.field.current";

  private static final String FORMAT = "table_type";

  private final AwsClients clients;
  private final Map<String, GlueClient> byRegion = new ConcurrentHashMap<>();

  GlueCalls(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<CatalogTable> table(TableName name) {
    return found(
            Operation.GET_TABLE,
            () ->
                client(name.catalog())
                    .getTable(
                        request ->
                            request
                                .catalogId(name.catalog().id())
                                .databaseName(name.database())
                                .name(name.table())))
        .flatMap(answer -> Optional.ofNullable(answer.table()))
        .map(table -> read(name, table));
  }

  @Override
  public Optional<DatabaseName> link(DatabaseName name) {
    return found(
            Operation.GET_DATABASE,
            () ->
                client(name.catalog())
                    .getDatabase(
                        request -> request.catalogId(name.catalog().id()).name(name.database())))
        .flatMap(answer -> Optional.ofNullable(answer.database()))
        .flatMap(database -> Optional.ofNullable(database.targetDatabase()))
        .flatMap(target -> link(name.catalog(), target));
  }

  private GlueClient client(CatalogName catalog) {
    return byRegion.computeIfAbsent(
        catalog.scope().region(),
        region -> clients.open(AwsService.GLUE, region, GlueClient.builder()));
  }

  private <T> Optional<T> found(Operation operation, Supplier<T> call) {
    return clients.call(
        operation,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (EntityNotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  private static CatalogTable read(TableName name, Table table) {
    List<Column> columns = new ArrayList<>();
    StorageDescriptor storage = table.storageDescriptor();
    if (storage != null) {
      columns.addAll(columns(storage.columns()));
    }
    List<Column> keys = columns(table.partitionKeys());
    columns.addAll(keys);
    return new CatalogTable(
        columns,
        keys.stream().map(Column::name).toList(),
        storage == null ? "" : text(storage.location()),
        text(table.tableType()),
        text(table.parameters().get(FORMAT)),
        Optional.ofNullable(table.targetTable()).flatMap(target -> link(name.catalog(), target)));
  }

  private static List<Column> columns(
      List<software.amazon.awssdk.services.glue.model.Column> columns) {
    return columns.stream()
        .filter(Objects::nonNull)
        .filter(column -> !text(column.name()).isEmpty())
        .filter(column -> !"false".equals(column.parameters().get(CURRENT)))
        .map(column -> new Column(column.name(), text(column.type())))
        .toList();
  }

  private static Optional<DatabaseName> link(CatalogName from, DatabaseIdentifier target) {
    return text(target.databaseName()).isEmpty()
        ? Optional.empty()
        : from.linked(target.catalogId(), target.region())
            .map(catalog -> new DatabaseName(catalog, target.databaseName()));
  }

  private static Optional<TableName> link(CatalogName from, TableIdentifier target) {
    return text(target.name()).isEmpty() || text(target.databaseName()).isEmpty()
        ? Optional.empty()
        : from.linked(target.catalogId(), target.region())
            .map(catalog -> new TableName(catalog, target.databaseName(), target.name()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
