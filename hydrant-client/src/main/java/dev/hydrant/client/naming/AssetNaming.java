package dev.hydrant.client.naming;

import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.AssetVisitor;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.DynamoDbTable;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.HttpEndpoint;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.RedshiftTable;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.asset.S3TablesTable;
import dev.hydrant.model.asset.SearchEngine;
import dev.hydrant.model.asset.SearchIndex;
import dev.hydrant.model.asset.SnowflakeTable;
import dev.hydrant.model.asset.SplunkEndpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names every kind of asset: one method a row of the contract's table. */
public final class AssetNaming implements AssetVisitor<AssetName> {
  private static final String DEFAULT = "default";

  @Override
  public AssetName visitKinesisStream(KinesisStream asset) {
    return topic(
        aws(EntityType.MESSAGING_SERVICE, "kinesis", "Kinesis", "Kinesis", asset.scope()),
        asset.name(),
        Lookup.named(
            List.of(EntityNames.entity(asset.name())),
            1,
            asset.scope().region(),
            Set.of(asset.id())));
  }

  @Override
  public AssetName visitKafkaTopic(KafkaTopic asset) {
    ExternalService service =
        aws(
            EntityType.MESSAGING_SERVICE,
            "msk",
            "Kafka",
            "Amazon MSK",
            asset.scope(),
            asset.clusterName());
    return topic(
        service,
        asset.topic(),
        Lookup.named(
            List.of(EntityNames.entity(asset.topic())),
            1,
            asset.scope().region(),
            Set.of(asset.id())));
  }

  @Override
  public AssetName visitProducer(Producer asset) {
    ExternalService service =
        aws(
            EntityType.MESSAGING_SERVICE,
            asset.producer().system(),
            "CustomMessaging",
            "AWS " + asset.producer().system(),
            asset.scope());
    List<String> path = List.of(EntityNames.entity(asset.name()));
    return topic(service, asset.name(), Lookup.exact(path, Set.of(asset.id())));
  }

  @Override
  public AssetName visitDynamoDbTable(DynamoDbTable asset) {
    ExternalService service =
        aws(EntityType.DATABASE_SERVICE, "dynamodb", "DynamoDB", "DynamoDB", asset.scope());
    List<String> path = List.of(DEFAULT, DEFAULT, EntityNames.entity(asset.name()));
    return table(
        service,
        path,
        "Regular",
        Lookup.named(path, 2, asset.scope().region(), Set.of(asset.id())));
  }

  @Override
  public AssetName visitDatabaseTable(DatabaseTable asset) {
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
    Set<String> keys = keys(asset.id(), asset.host());
    boolean searchable = !asset.pattern() && !asset.database().isEmpty();
    return table(
        service,
        path,
        "Regular",
        searchable ? Lookup.named(path, mysql ? 2 : 3, "", keys) : Lookup.exact(path, keys));
  }

  @Override
  public AssetName visitS3Location(S3Location asset) {
    return StorageNames.of(asset);
  }

  @Override
  public AssetName visitRedshiftTable(RedshiftTable asset) {
    ExternalService service =
        aws(
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
        Lookup.named(path, 3, asset.scope().region(), keys(asset.id(), asset.host())));
  }

  @Override
  public AssetName visitSnowflakeTable(SnowflakeTable asset) {
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
        new Lookup(List.of(path, upper), path, "", "", "", true, keys(asset.id(), asset.host())));
  }

  @Override
  public AssetName visitGlueTable(GlueTable asset) {
    ExternalService service =
        aws(EntityType.DATABASE_SERVICE, "glue", "Glue", "AWS Glue", asset.scope());
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

  @Override
  public AssetName visitS3TablesTable(S3TablesTable asset) {
    ExternalService service =
        aws(EntityType.DATABASE_SERVICE, "s3tables", "Glue", "Amazon S3 Tables", asset.scope());
    List<String> path =
        List.of(
            EntityNames.entity(asset.tableBucket()),
            EntityNames.entity(asset.namespace()),
            EntityNames.entity(asset.table()));
    return table(
        service,
        path,
        "Iceberg",
        Lookup.named(path, 3, asset.scope().region(), keys(asset.id(), asset.tableBucket())));
  }

  @Override
  public AssetName visitSearchIndex(SearchIndex asset) {
    boolean elastic = asset.engine() == SearchEngine.ELASTICSEARCH;
    ExternalService service =
        aws(
            EntityType.SEARCH_SERVICE,
            asset.engine().system(),
            elastic ? "ElasticSearch" : "OpenSearch",
            switch (asset.engine()) {
              case ELASTICSEARCH -> "Elasticsearch";
              case OPENSEARCH -> "Amazon OpenSearch Service";
              case OPENSEARCH_SERVERLESS -> "Amazon OpenSearch Serverless";
            },
            asset.scope(),
            asset.cluster());
    String family = asset.index() + "-*";
    List<String> path = List.of(EntityNames.entity(asset.index()));
    return new AssetName(
        EntityType.SEARCH_INDEX,
        service,
        path,
        asset.rotating() ? family : "",
        Map.of("fields", List.of(), "indexType", "Index"),
        new Lookup(
            List.of(path, List.of(EntityNames.entity(family))),
            path,
            "",
            "",
            asset.scope().region(),
            false,
            keys(asset.id(), asset.cluster())));
  }

  @Override
  public AssetName visitSplunkEndpoint(SplunkEndpoint asset) {
    List<String> path = List.of(asset.raw() ? "hec-raw" : "hec-event");
    return new AssetName(
        EntityType.SEARCH_INDEX,
        new ExternalService(
            EntityType.SEARCH_SERVICE,
            EntityNames.service("splunk", asset.host()),
            "CustomSearch",
            "Splunk at " + asset.host()),
        path,
        "",
        Map.of("fields", List.of(), "indexType", "Index"),
        Lookup.exact(path, keys(asset.id(), asset.host())));
  }

  @Override
  public AssetName visitHttpEndpoint(HttpEndpoint asset) {
    String endpoint = asset.dataset().isEmpty() ? "firehose" : EntityNames.entity(asset.dataset());
    List<String> path = List.of("intake", endpoint);
    return new AssetName(
        EntityType.API_ENDPOINT,
        new ExternalService(
            EntityType.API_SERVICE,
            EntityNames.service("http", asset.host()),
            "Rest",
            asset.partner()),
        path,
        asset.partner(),
        Map.of("endpointURL", asset.origin(), "requestMethod", "POST"),
        Lookup.exact(path, keys(asset.id(), asset.host())));
  }

  private static AssetName topic(ExternalService service, String name, Lookup lookup) {
    return new AssetName(
        EntityType.TOPIC,
        service,
        List.of(EntityNames.entity(name)),
        "",
        Map.of("partitions", 1),
        lookup);
  }

  private static AssetName table(
      ExternalService service, List<String> path, String tableType, Lookup lookup) {
    return new AssetName(
        EntityType.TABLE, service, path, "", Map.of("tableType", tableType), lookup);
  }

  private static ExternalService aws(
      EntityType type, String system, String serviceType, String label, AwsScope scope) {
    return aws(type, system, serviceType, label, scope, "");
  }

  private static ExternalService aws(
      EntityType type,
      String system,
      String serviceType,
      String label,
      AwsScope scope,
      String cluster) {
    String place = scope.account() + " · " + scope.region();
    return cluster.isEmpty()
        ? new ExternalService(
            type,
            EntityNames.service(scope.partition(), system, scope.account(), scope.region()),
            serviceType,
            label + " · " + place)
        : new ExternalService(
            type,
            EntityNames.service(
                scope.partition(), system, scope.account(), scope.region(), cluster),
            serviceType,
            label + " · " + cluster + " · " + place);
  }

  private static Set<String> keys(String id, String host) {
    return id.equals(host) ? Set.of(id) : new java.util.LinkedHashSet<>(List.of(id, host));
  }
}
