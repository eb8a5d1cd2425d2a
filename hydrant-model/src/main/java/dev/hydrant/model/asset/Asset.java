package dev.hydrant.model.asset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that data flows from or to. An asset says what AWS says; how a catalog calls it is the
 * sink's business. Two assets are the same asset exactly when their ids are equal.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = KinesisStream.class, name = "kinesisStream"),
  @JsonSubTypes.Type(value = KafkaTopic.class, name = "kafkaTopic"),
  @JsonSubTypes.Type(value = DynamoDbTable.class, name = "dynamoDbTable"),
  @JsonSubTypes.Type(value = DatabaseTable.class, name = "databaseTable"),
  @JsonSubTypes.Type(value = Producer.class, name = "producer"),
  @JsonSubTypes.Type(value = S3Location.class, name = "s3Location"),
  @JsonSubTypes.Type(value = RedshiftTable.class, name = "redshiftTable"),
  @JsonSubTypes.Type(value = SnowflakeTable.class, name = "snowflakeTable"),
  @JsonSubTypes.Type(value = GlueTable.class, name = "glueTable"),
  @JsonSubTypes.Type(value = S3TablesTable.class, name = "s3TablesTable"),
  @JsonSubTypes.Type(value = SearchIndex.class, name = "searchIndex"),
  @JsonSubTypes.Type(value = SplunkEndpoint.class, name = "splunkEndpoint"),
  @JsonSubTypes.Type(value = HttpEndpoint.class, name = "httpEndpoint")
})
public sealed interface Asset
    permits KinesisStream,
        KafkaTopic,
        DynamoDbTable,
        DatabaseTable,
        Producer,
        S3Location,
        RedshiftTable,
        SnowflakeTable,
        GlueTable,
        S3TablesTable,
        SearchIndex,
        SplunkEndpoint,
        HttpEndpoint {

  /**
   * The stable identity: the ARN where AWS gives one, else a URL-like name such as {@code
   * s3://bucket/prefix}. Never holds a secret.
   */
  String id();

  /** Calls the method of the visitor that fits this asset, so that every kind is handled. */
  <R> R accept(AssetVisitor<R> visitor);
}
