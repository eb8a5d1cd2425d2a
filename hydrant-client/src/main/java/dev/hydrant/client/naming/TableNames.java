package dev.hydrant.client.naming;

import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.DynamoDbTable;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.RedshiftTable;
import dev.hydrant.model.asset.S3TablesTable;
import dev.hydrant.model.asset.SnowflakeTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names tables: database, schema and table below the service of their system. */
final class TableNames {
  private static final String DEFAULT = "default";

  private TableNames() {}

  static AssetName of(DynamoDbTable asset) {
    ExternalService service =
        ExternalService.aws(
            EntityType.DATABASE_SERVICE, "dynamodb", "DynamoDB", "DynamoDB", asset.scope());
    List<String> path = List.of(DEFAULT, DEFAULT, EntityNames.entity(asset.name()));
    return table(
        service,
        path,
        "Regular",
        Lookup.named(path, 2, asset.scope().region(), Set.of(asset.id())));
  }

  static AssetName of(DatabaseTable asset) {
    boolean mysql = asset.engine() == DatabaseEngine.MYSQL;
    ExternalService service =
        new ExternalService(
            EntityType.DATABASE_SERVICE,
            EntityNames.service(
                mysql ? "mysql" : "postgres", asset.host(), String.valueOf(asset.port())),
            mysql ? "Mysql" : "Postgres",
            (mysql ? "MySQL" : "PostgreSQL") + " at " + asset.host());
    String database = EntityNames.entity(asset.database());
    String table = EntityNames.unquoted(asset.table());
    List<String> path =
        mysql
            ? List.of(DEFAULT, database, table)
            : List.of(database, EntityNames.entity(asset.schema()), table);
    Set<String> keys = Lookup.keys(asset.id(), asset.host());
    boolean searchable = !asset.pattern() && !asset.database().isEmpty();
    return table(
        service,
        path,
        "Regular",
        searchable ? Lookup.named(path, mysql ? 2 : 3, "", keys) : Lookup.exact(path, keys));
  }

  static AssetName of(RedshiftTable asset) {
    ExternalService service =
        ExternalService.aws(
            EntityType.DATABASE_SERVICE,
            "redshift",
            "Redshift",
            "Amazon Redshift",
            asset.scope(),
            asset.cluster());
    List<String> path =
        List.of(
            EntityNames.entity(asset.database()),
            EntityNames.entity(asset.schema()),
            EntityNames.entity(asset.table()));
    return table(
        service,
        path,
        "Regular",
        Lookup.named(path, 3, asset.scope().region(), Lookup.keys(asset.id(), asset.host())));
  }

  static AssetName of(SnowflakeTable asset) {
    ExternalService service =
        new ExternalService(
            EntityType.DATABASE_SERVICE,
            EntityNames.service("snowflake", asset.account()),
            "Snowflake",
            "Snowflake · " + asset.account());
    List<String> path =
        List.of(
            EntityNames.unquoted(asset.database()),
            EntityNames.unquoted(asset.schema()),
            EntityNames.unquoted(asset.table()));
    // Snowflake stores unquoted names in upper case, so that is how a catalog has them.
    List<String> upper = path.stream().map(part -> part.toUpperCase(Locale.ROOT)).toList();
    return table(
        service,
        path,
        "Regular",
        new Lookup(
            List.of(path, upper), path, "", "", "", true, Lookup.keys(asset.id(), asset.host())));
  }

  static AssetName of(GlueTable asset) {
    ExternalService service =
        ExternalService.aws(EntityType.DATABASE_SERVICE, "glue", "Glue", "AWS Glue", asset.scope());
    String account = EntityNames.entity(asset.scope().account());
    List<String> tail =
        List.of(EntityNames.entity(asset.database()), EntityNames.entity(asset.table()));
    List<String> path = List.of(account, tail.get(0), tail.get(1));
    List<String> unnamedCatalog = List.of(DEFAULT, tail.get(0), tail.get(1));
    return table(
        service,
        path,
        asset.iceberg() ? "Iceberg" : "External",
        new Lookup(
            List.of(path, unnamedCatalog),
            tail,
            "",
            account,
            asset.scope().region(),
            false,
            Set.of(asset.id())));
  }

  static AssetName of(S3TablesTable asset) {
    ExternalService service =
        ExternalService.aws(
            EntityType.DATABASE_SERVICE, "s3tables", "Glue", "Amazon S3 Tables", asset.scope());
    List<String> path =
        List.of(
            EntityNames.entity(asset.tableBucket()),
            EntityNames.entity(asset.namespace()),
            EntityNames.entity(asset.table()));
    return table(
        service,
        path,
        "Iceberg",
        Lookup.named(
            path, 3, asset.scope().region(), Lookup.keys(asset.id(), asset.tableBucket())));
  }

  private static AssetName table(
      ExternalService service, List<String> path, String tableType, Lookup lookup) {
    return new AssetName(
        EntityType.TABLE, service, path, "", Map.of("tableType", tableType), lookup);
  }
}
