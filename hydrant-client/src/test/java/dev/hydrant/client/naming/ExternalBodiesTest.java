package dev.hydrant.client.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.HttpEndpoint;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.asset.SearchEngine;
import dev.hydrant.model.asset.SearchIndex;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.stream.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The create requests of external assets, with their parents. */
final class ExternalBodiesTest {
  private static final AwsScope AWS = new AwsScope("aws", "111122223333", "eu-west-1");

  @Test
  void a_topic_has_one_partition_and_the_mark_but_no_description() throws Exception {
    expect(
        new KinesisStream(AWS, "orders"),
        "{'name':'orders','service':'aws-kinesis-111122223333-eu-west-1','partitions':1,"
            + "'sourceHash':'hydrant-external'}");
  }

  @Test
  void a_table_comes_after_its_database_and_schema_with_the_columns_that_are_known()
      throws Exception {
    expect(
        new GlueTable(AWS, "db", "orders", false),
        List.of(
            new Column("id", "bigint"),
            new Column("note", "varchar(40)"),
            new Column("code", "char"),
            new Column("tags", "array<string>"),
            new Column("odd", "hllsketchy"),
            new Column("name", "")),
        "{'name':'111122223333','service':'aws-glue-111122223333-eu-west-1',"
            + "'sourceHash':'hydrant-external'}",
        "{'name':'db','database':'aws-glue-111122223333-eu-west-1.111122223333',"
            + "'sourceHash':'hydrant-external'}",
        "{'name':'orders','databaseSchema':'aws-glue-111122223333-eu-west-1.111122223333.db',"
            + "'tableType':'External','sourceHash':'hydrant-external','columns':["
            + "{'name':'id','dataType':'BIGINT','dataTypeDisplay':'bigint'},"
            + "{'name':'note','dataType':'VARCHAR','dataTypeDisplay':'varchar(40)',"
            + "'dataLength':40},"
            + "{'name':'code','dataType':'CHAR','dataTypeDisplay':'char','dataLength':1},"
            + "{'name':'tags','dataType':'ARRAY','dataTypeDisplay':'array<string>',"
            + "'arrayDataType':'STRING'},"
            + "{'name':'odd','dataType':'UNKNOWN','dataTypeDisplay':'hllsketchy'},"
            + "{'name':'name','dataType':'UNKNOWN'}]}");
  }

  @Test
  void a_prefix_is_one_child_of_its_bucket() throws Exception {
    expect(
        new S3Location("aws", "lake", "raw/orders"),
        "{'name':'lake','service':'aws-s3','fullPath':'s3://lake',"
            + "'sourceHash':'hydrant-external'}",
        "{'name':'raw/orders','service':'aws-s3','fullPath':'s3://lake/raw/orders',"
            + "'prefix':'/raw/orders','sourceHash':'hydrant-external'}");
  }

  @Test
  void a_search_index_has_no_fields() throws Exception {
    expect(
        new SearchIndex(SearchEngine.OPENSEARCH, AWS, "d", "app", true),
        "{'name':'app','displayName':'app-*','fields':[],'indexType':'Index',"
            + "'service':'aws-opensearch-111122223333-eu-west-1-d',"
            + "'sourceHash':'hydrant-external'}");
  }

  @Test
  void an_http_endpoint_shows_scheme_host_and_port_only() throws Exception {
    expect(
        new HttpEndpoint("https", "intake.acme.com", 8443, "Acme", ""),
        "{'name':'intake','service':'http-intake-acme-com',"
            + "'endpointURL':'https://intake.acme.com:8443','sourceHash':'hydrant-external'}",
        "{'name':'firehose','displayName':'Acme','apiCollection':'http-intake-acme-com.intake',"
            + "'endpointURL':'https://intake.acme.com:8443','requestMethod':'POST',"
            + "'sourceHash':'hydrant-external'}");
  }

  private static void expect(Asset asset, String... bodies) throws Exception {
    expect(asset, List.of(), bodies);
  }

  private static void expect(Asset asset, List<Column> columns, String... bodies) throws Exception {
    List<Creation> creations =
        new ExternalBodies().creations(asset.accept(new AssetNaming()), columns);
    assertThat(creations).hasSize(bodies.length);
    for (int i = 0; i < bodies.length; i++) {
      assertThat(creations.get(i).body())
          .isEqualTo(Json.strict().readTree(bodies[i].replace('\'', '"')));
    }
  }
}
