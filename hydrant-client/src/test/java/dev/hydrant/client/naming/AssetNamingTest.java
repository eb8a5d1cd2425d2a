package dev.hydrant.client.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.DynamoDbTable;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.HttpEndpoint;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.asset.RedshiftTable;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.asset.S3TablesTable;
import dev.hydrant.model.asset.SearchEngine;
import dev.hydrant.model.asset.SearchIndex;
import dev.hydrant.model.asset.SnowflakeTable;
import dev.hydrant.model.asset.SplunkEndpoint;
import dev.hydrant.model.name.Fqn;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One line a row of the contract's table, and what names may hold. */
final class AssetNamingTest {
  private static final AwsScope AWS = new AwsScope("aws", "111122223333", "eu-west-1");
  private static final AwsScope CHINA = new AwsScope("aws-cn", "444455556666", "cn-north-1");

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            new KinesisStream(AWS, "Orders"),
            EntityType.TOPIC,
            "Kinesis",
            "aws-kinesis-111122223333-eu-west-1.Orders"),
        row(
            new KinesisStream(CHINA, "orders"),
            EntityType.TOPIC,
            "Kinesis",
            "aws-cn-kinesis-444455556666-cn-north-1.orders"),
        row(
            new KafkaTopic(AWS, "main", "uuid-1", "orders.v1", List.of()),
            EntityType.TOPIC,
            "Kafka",
            "aws-msk-111122223333-eu-west-1-main.\"orders.v1\""),
        row(
            new DynamoDbTable(AWS, "my.table"),
            EntityType.TABLE,
            "DynamoDB",
            "aws-dynamodb-111122223333-eu-west-1.default.default.\"my.table\""),
        row(
            new S3Location("aws", "my.bucket", ""),
            EntityType.CONTAINER,
            "S3",
            "aws-s3.\"my.bucket\""),
        row(
            new S3Location("aws-us-gov", "lake", "Raw/Orders"),
            EntityType.CONTAINER,
            "S3",
            "aws-us-gov-s3.lake.Raw/Orders"),
        row(
            new RedshiftTable(
                AWS, "c1.abc.eu-west-1.redshift.amazonaws.com", "c1", "dev", "public", "orders"),
            EntityType.TABLE,
            "Redshift",
            "aws-redshift-111122223333-eu-west-1-c1.dev.public.orders"),
        row(
            new SnowflakeTable(
                "org-acct.eu", "org-acct.eu.snowflakecomputing.com", "DB", "Sch", "\"my.t\""),
            EntityType.TABLE,
            "Snowflake",
            "snowflake-org-acct-eu.DB.Sch.\"my.t\""),
        row(
            new GlueTable(AWS, "db", "orders", false),
            EntityType.TABLE,
            "Glue",
            "aws-glue-111122223333-eu-west-1.111122223333.db.orders"),
        row(
            new S3TablesTable(AWS, "tb", "ns", "orders"),
            EntityType.TABLE,
            "Glue",
            "aws-s3tables-111122223333-eu-west-1.tb.ns.orders"),
        row(
            new SearchIndex(SearchEngine.OPENSEARCH, AWS, "logs", "app", true),
            EntityType.SEARCH_INDEX,
            "OpenSearch",
            "aws-opensearch-111122223333-eu-west-1-logs.app"),
        row(
            new SearchIndex(SearchEngine.ELASTICSEARCH, AWS, "old", "app", false),
            EntityType.SEARCH_INDEX,
            "ElasticSearch",
            "aws-elasticsearch-111122223333-eu-west-1-old.app"),
        row(
            new SearchIndex(SearchEngine.OPENSEARCH_SERVERLESS, AWS, "abc123", "app", false),
            EntityType.SEARCH_INDEX,
            "OpenSearch",
            "aws-aoss-111122223333-eu-west-1-abc123.app"),
        row(
            new SplunkEndpoint("http-inputs.acme.splunkcloud.com", 443, true),
            EntityType.SEARCH_INDEX,
            "CustomSearch",
            "splunk-http-inputs-acme-splunkcloud-com.hec-raw"),
        row(
            new HttpEndpoint(
                "https", "aws-kinesis-http-intake.logs.datadoghq.com", 443, "Datadog", ""),
            EntityType.API_ENDPOINT,
            "Rest",
            "http-aws-kinesis-http-intake-logs-datadoghq-com.intake.firehose"),
        row(
            new HttpEndpoint("https", "api.honeycomb.io", -1, "Honeycomb", "my data"),
            EntityType.API_ENDPOINT,
            "Rest",
            "http-api-honeycomb-io.intake.my data"),
        row(
            new DatabaseTable(
                DatabaseEngine.MYSQL, "db.acme.com", 3306, "shop", "", "orders", false),
            EntityType.TABLE,
            "Mysql",
            "mysql-db-acme-com-3306.default.shop.orders"),
        row(
            new DatabaseTable(
                DatabaseEngine.POSTGRESQL, "pg", 5432, "shop", "public", "Orders", false),
            EntityType.TABLE,
            "Postgres",
            "postgres-pg-5432.shop.public.Orders"),
        row(
            new Producer(ProducerKind.LOG_GROUP, AWS, "/aws/lambda/x.y"),
            EntityType.TOPIC,
            "CustomMessaging",
            "aws-logs-111122223333-eu-west-1.\"/aws/lambda/x.y\""));
  }

  private static Arguments row(Asset asset, EntityType type, String serviceType, String fqn) {
    return Arguments.of(asset, type, serviceType, fqn);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_asset_has_the_name_of_the_contract(
      Asset asset, EntityType type, String serviceType, String fqn) {
    AssetName name = name(asset);

    assertThat(name.type()).isEqualTo(type);
    assertThat(name.service().type()).isEqualTo(type.service());
    assertThat(name.service().serviceType()).isEqualTo(serviceType);
    assertThat(name.externalFqn()).isEqualTo(fqn);
    assertThat(Fqn.split(fqn).get(0)).matches("[A-Za-z0-9_-]+");
    assertThat(name.lookup().keys()).contains(asset.id());
  }

  @Test
  void the_description_of_an_external_service_says_what_it_is_and_how_to_end_it() {
    assertThat(name(new KinesisStream(AWS, "x")).service().body().toString())
        .contains("External to this catalog", "hydrant-external", "Give the service a connection")
        .doesNotContain("\"connection\"");
  }

  @Test
  void a_long_prefix_is_cut_where_a_folder_ends() {
    String prefix = "a/".repeat(120) + "b".repeat(40);

    AssetName name = name(new S3Location("aws", "lake", prefix));

    assertThat(name.path().get(1)).hasSizeLessThanOrEqualTo(256).isEqualTo("a/".repeat(119) + "a");
    assertThat(name.members()).containsEntry("fullPath", "s3://lake/" + name.path().get(1));
  }

  @Test
  void a_prefix_without_a_folder_is_cut_at_the_limit() {
    assertThat(name(new S3Location("aws", "lake", "x".repeat(300))).path().get(1)).hasSize(256);
  }

  @Test
  void a_double_colon_is_not_allowed_in_names() {
    assertThat(name(new Producer(ProducerKind.LOG_GROUP, AWS, "a::b")).path())
        .containsExactly("a:b");
  }

  @Test
  void a_rotating_index_is_one_family() {
    AssetName name = name(new SearchIndex(SearchEngine.OPENSEARCH, AWS, "logs", "app", true));

    assertThat(name.displayName()).isEqualTo("app-*");
    assertThat(name.lookup().accepts("svc.app")).isTrue();
    assertThat(name.lookup().accepts("svc.app-*")).isTrue();
    assertThat(name.lookup().accepts("svc.app-2024")).isFalse();
  }

  @Test
  void a_snowflake_table_matches_whatever_the_case() {
    AssetName name = name(new SnowflakeTable("a", "a.s.com", "db", "sch", "t"));

    assertThat(name.lookup().accepts("snow.DB.SCH.T")).isTrue();
    assertThat(name.lookup().accepts("snow.DB.SCH.T2")).isFalse();
  }

  @Test
  void a_glue_table_of_another_account_is_another_table() {
    AssetName name = name(new GlueTable(AWS, "db", "orders", true));

    assertThat(name.members()).containsEntry("tableType", "Iceberg");
    assertThat(name.lookup().accepts("glue.default.db.orders")).isTrue();
    assertThat(name.lookup().accepts("glue.111122223333.db.orders")).isTrue();
    assertThat(name.lookup().accepts("glue.999988887777.db.orders")).isFalse();
  }

  @Test
  void an_s3_table_is_not_the_glue_table_of_the_same_name() {
    AssetName name = name(new S3TablesTable(AWS, "tb", "ns", "orders"));

    assertThat(name.lookup().accepts("glue.111122223333.ns.orders")).isFalse();
    assertThat(name.lookup().accepts("glue.tb.ns.orders")).isTrue();
  }

  private static AssetName name(Asset asset) {
    return asset.accept(new AssetNaming());
  }
}
