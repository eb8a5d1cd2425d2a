package dev.hydrant.client.naming;

import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.AssetVisitor;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names every kind of asset: one method a row of the contract's table. */
public final class AssetNaming implements AssetVisitor<AssetName> {
  @Override
  public AssetName visitKinesisStream(KinesisStream asset) {
    return topic(
        ExternalService.aws(
            EntityType.MESSAGING_SERVICE, "kinesis", "Kinesis", "Kinesis", asset.scope()),
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
        ExternalService.aws(
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
            List.of(EntityNames.entity(asset.topic())), 1, asset.scope().region(), keys(asset)));
  }

  /** A topic's home may be said by topic, by cluster, by the cluster's name, by a broker. */
  private static Set<String> keys(KafkaTopic asset) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(asset.id());
    keys.add(
        asset
            .scope()
            .arn(
                "kafka",
                "cluster/"
                    + asset.clusterName()
                    + (asset.clusterUuid().isEmpty() ? "" : "/" + asset.clusterUuid())));
    keys.add(asset.clusterName());
    asset.bootstrapServers().forEach(broker -> keys.add(broker.replaceFirst(":\\d+$", "")));
    return keys;
  }

  @Override
  public AssetName visitProducer(Producer asset) {
    ExternalService service =
        ExternalService.aws(
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
    return TableNames.of(asset);
  }

  @Override
  public AssetName visitDatabaseTable(DatabaseTable asset) {
    return TableNames.of(asset);
  }

  @Override
  public AssetName visitS3Location(S3Location asset) {
    return StorageNames.of(asset);
  }

  @Override
  public AssetName visitRedshiftTable(RedshiftTable asset) {
    return TableNames.of(asset);
  }

  @Override
  public AssetName visitSnowflakeTable(SnowflakeTable asset) {
    return TableNames.of(asset);
  }

  @Override
  public AssetName visitGlueTable(GlueTable asset) {
    return TableNames.of(asset);
  }

  @Override
  public AssetName visitS3TablesTable(S3TablesTable asset) {
    return TableNames.of(asset);
  }

  @Override
  public AssetName visitSearchIndex(SearchIndex asset) {
    boolean elastic = asset.engine() == SearchEngine.ELASTICSEARCH;
    ExternalService service =
        ExternalService.aws(
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
            Lookup.keys(asset.id(), asset.cluster())));
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
        Lookup.exact(path, Lookup.keys(asset.id(), asset.host())));
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
        Lookup.exact(path, Lookup.keys(asset.id(), asset.host())));
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
}
