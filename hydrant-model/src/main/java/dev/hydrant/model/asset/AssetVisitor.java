package dev.hydrant.model.asset;

/** One method a kind of asset; a new kind does not compile until every reader handles it. */
public interface AssetVisitor<R> {
  R visitKinesisStream(KinesisStream asset);

  R visitKafkaTopic(KafkaTopic asset);

  R visitDynamoDbTable(DynamoDbTable asset);

  R visitDatabaseTable(DatabaseTable asset);

  R visitProducer(Producer asset);

  R visitS3Location(S3Location asset);

  R visitRedshiftTable(RedshiftTable asset);

  R visitSnowflakeTable(SnowflakeTable asset);

  R visitGlueTable(GlueTable asset);

  R visitS3TablesTable(S3TablesTable asset);

  R visitSearchIndex(SearchIndex asset);

  R visitSplunkEndpoint(SplunkEndpoint asset);

  R visitHttpEndpoint(HttpEndpoint asset);
}
