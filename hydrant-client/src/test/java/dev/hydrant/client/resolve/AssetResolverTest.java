package dev.hydrant.client.resolve;

import static dev.hydrant.client.fake.Streams.SCOPE;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.s3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.HttpEndpoint;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.SearchEngine;
import dev.hydrant.model.asset.SearchIndex;
import dev.hydrant.model.asset.SnowflakeTable;
import dev.hydrant.model.stream.UnresolvedReason;
import dev.hydrant.model.workflow.HydrantSettings.AssetMapping;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AssetResolverTest {
  private static final String REGION = "'connection':{'config':{'awsConfig':{'awsRegion':'%s'}}}";

  private final FakeCatalog catalog = FakeCatalog.hydrant();

  @AfterEach
  void stop() {
    catalog.close();
  }

  private Resolution resolve(Asset asset, ResolveSettings settings) {
    CatalogClient client =
        new CatalogClient(CatalogConfig.of(catalog.hostPort(), Optional.empty()));
    try (AssetResolver resolver =
        new AssetResolver(client, new ServiceDirectory(client), new ExternalUse(), settings)) {
      Map<Asset, Resolution> answers = resolver.resolve(List.of(asset));
      catalog.takeCalls();
      assertThat(resolver.resolve(List.of(asset))).isEqualTo(answers);
      assertThat(catalog.takeCalls()).as("an answer is remembered").isEmpty();
      return Objects.requireNonNull(answers.get(asset));
    }
  }

  private Resolution resolve(Asset asset) {
    return resolve(asset, settings(List.of(), true));
  }

  private static ResolveSettings settings(List<AssetMapping> mappings, boolean create) {
    return new ResolveSettings(mappings, List.of(), List.of(), List.of(), create);
  }

  private static String found(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Resolution.Found.class);
    return ((Resolution.Found) resolution).entity().ref().fullyQualifiedName();
  }

  private static Resolution.External external(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Resolution.External.class);
    return (Resolution.External) resolution;
  }

  private void kinesisService(String name, String region) {
    catalog.given(
        "services/messagingServices",
        "{'name':'" + name + "','serviceType':'Kinesis'," + REGION.formatted(region) + "}");
    catalog.given("topics", "{'name':'orders','service':'" + name + "','partitions':1}");
  }

  @Test
  void an_ingested_entity_of_the_right_type_and_region_is_found_by_search() {
    kinesisService("mine", "eu-west-1");
    kinesisService("elsewhere", "us-east-1");

    assertThat(found(resolve(kinesis("orders")))).isEqualTo("mine.orders");
  }

  @Test
  void two_candidates_are_ambiguous_and_never_guessed() {
    kinesisService("one", "eu-west-1");
    kinesisService("two", "eu-west-1");

    Resolution.External external = external(resolve(kinesis("orders")));

    assertThat(external.reason()).isEqualTo(UnresolvedReason.AMBIGUOUS);
    assertThat(external.explanation()).contains("one.orders, two.orders");
  }

  @Test
  void an_explicit_mapping_decides_between_candidates() {
    kinesisService("one", "eu-west-1");
    kinesisService("two", "eu-west-1");

    Resolution resolution =
        resolve(
            kinesis("orders"),
            settings(List.of(new AssetMapping("arn:aws:kinesis:*:stream/ord*", "two")), true));

    assertThat(found(resolution)).isEqualTo("two.orders");
  }

  @Test
  void a_mapping_to_a_service_that_is_missing_is_said() {
    Resolution.External external =
        external(
            resolve(s3("lake", "x"), settings(List.of(new AssetMapping("lake", "gone")), true)));

    assertThat(external.reason()).isEqualTo(UnresolvedReason.NAMED_SERVICE_MISSING);
    assertThat(external.explanation()).contains("gone");
  }

  @Test
  void a_named_messaging_service_holds_kafka_topics_with_dots() {
    catalog.given("services/messagingServices", "{'name':'red','serviceType':'Redpanda'}");
    catalog.given("topics", "{'name':'orders.v1','service':'red','partitions':1}");
    ResolveSettings named =
        new ResolveSettings(List.of(), List.of("red"), List.of(), List.of(), true);

    assertThat(found(resolve(new KafkaTopic(SCOPE, "c", "u", "orders.v1", List.of()), named)))
        .isEqualTo("red.\"orders.v1\"");
  }

  @Test
  void a_named_service_that_is_missing_is_said_but_the_search_goes_on() {
    ResolveSettings named =
        new ResolveSettings(List.of(), List.of("gone"), List.of(), List.of(), true);
    assertThat(external(resolve(kinesis("orders"), named)).reason())
        .isEqualTo(UnresolvedReason.NAMED_SERVICE_MISSING);
    kinesisService("mine", "eu-west-1");

    assertThat(found(resolve(kinesis("orders"), named))).isEqualTo("mine.orders");
  }

  @Test
  void a_container_is_found_by_its_full_path_whatever_its_name() {
    catalog.given(
        "services/storageServices", "{'name':'st','serviceType':'S3','connection':{'config':{}}}");
    catalog.given("containers", "{'name':'n','service':'st','fullPath':'s3://lake/raw/orders/'}");
    catalog.given("containers", "{'name':'m','service':'st','fullPath':'s3://lake/raw'}");

    assertThat(found(resolve(s3("lake", "raw/orders")))).isEqualTo("st.n");
    assertThat(external(resolve(s3("lake", "other"))).reason())
        .isEqualTo(UnresolvedReason.NOT_FOUND);
  }

  @Test
  void a_snowflake_table_is_found_whatever_the_case() {
    catalog.given(
        "services/databaseServices",
        "{'name':'sn','serviceType':'Snowflake','connection':{'config':{}}}");
    catalog.given("databases", "{'name':'SHOP','service':'sn'}");
    catalog.given("databaseSchemas", "{'name':'PUBLIC','database':'sn.SHOP'}");
    catalog.given("tables", "{'name':'ORDERS','databaseSchema':'sn.SHOP.PUBLIC','columns':[]}");

    assertThat(found(resolve(new SnowflakeTable("a", "a.s.com", "shop", "Public", "orders"))))
        .isEqualTo("sn.SHOP.PUBLIC.ORDERS");
  }

  @Test
  void a_glue_table_of_the_right_account_wins_over_one_whose_account_is_not_said() {
    catalog.given(
        "services/databaseServices",
        "{'name':'g','serviceType':'Glue','connection':{'config':{}}}");
    for (String database : List.of("default", "111122223333", "999988887777")) {
      catalog.given("databases", "{'name':'" + database + "','service':'g'}");
      catalog.given("databaseSchemas", "{'name':'db','database':'g." + database + "'}");
      catalog.given(
          "tables", "{'name':'orders','databaseSchema':'g." + database + ".db','columns':[]}");
    }

    assertThat(found(resolve(new GlueTable(SCOPE, "db", "orders", false))))
        .isEqualTo("g.111122223333.db.orders");
  }

  @Test
  void an_index_family_may_be_ingested_under_its_pattern() {
    catalog.given(
        "services/searchServices",
        "{'name':'os','serviceType':'OpenSearch','connection':{'config':{}}}");
    catalog.given("searchIndexes", "{'name':'app-2024','service':'os','fields':[]}");
    catalog.given("searchIndexes", "{'name':'app-*','service':'os','fields':[]}");

    assertThat(found(resolve(new SearchIndex(SearchEngine.OPENSEARCH, SCOPE, "d", "app", true))))
        .isEqualTo("os.app-*");
  }

  @Test
  void a_marked_entity_elsewhere_is_never_an_answer() {
    catalog.given(
        "services/messagingServices",
        "{'name':'other','serviceType':'Kinesis','connection':{'config':{}}}");
    catalog.given(
        "topics",
        "{'name':'orders','service':'other','partitions':1,'sourceHash':'hydrant-external'}");

    assertThat(external(resolve(kinesis("orders"))).existing()).isEmpty();
  }

  @Test
  void the_name_of_an_external_asset_that_was_ingested_since_is_a_real_entity() {
    catalog.given(
        "services/messagingServices",
        "{'name':'aws-kinesis-111122223333-eu-west-1','serviceType':'Kinesis'}");
    catalog.given(
        "topics",
        "{'name':'orders','service':'aws-kinesis-111122223333-eu-west-1','partitions':2,"
            + "'sourceHash':'abc'}");

    assertThat(found(resolve(kinesis("orders"))))
        .isEqualTo("aws-kinesis-111122223333-eu-west-1.orders");
  }

  @Test
  void nothing_is_made_up_where_that_is_switched_off() {
    assertThat(resolve(kinesis("orders"), settings(List.of(), false)))
        .isInstanceOfSatisfying(
            Resolution.Unresolved.class,
            unresolved -> {
              assertThat(unresolved.reason()).isEqualTo(UnresolvedReason.NOT_FOUND);
              assertThat(unresolved.explanation()).contains("Kinesis");
            });
  }

  @Test
  void a_catalog_without_api_services_does_not_hold_http_endpoints() {
    catalog.withoutApiServices();

    assertThat(resolve(new HttpEndpoint("https", "h", -1, "P", "")))
        .isInstanceOfSatisfying(
            Resolution.Unresolved.class,
            unresolved ->
                assertThat(unresolved.reason()).isEqualTo(UnresolvedReason.SERVER_REFUSED));
  }

  private static final String ONE = "b-1.one.ab12.c2.kafka.eu-west-1.amazonaws.com";
  private static final String TWO = "b-1.two.cd34.c2.kafka.eu-west-1.amazonaws.com";

  private void kafkaService(String name, String type, String servers, String... topics) {
    catalog.given(
        "services/messagingServices",
        "{'name':'%s','serviceType':'%s','connection':{'config':{'bootstrapServers':'%s'}}}"
            .formatted(name, type, servers));
    for (String topic : topics) {
      catalog.given("topics", "{'name':'" + topic + "','service':'" + name + "','partitions':1}");
    }
  }

  private static KafkaTopic topic(String... brokers) {
    return new KafkaTopic(SCOPE, "one", "u-1", "orders", List.of(brokers));
  }

  @Test
  void a_topic_is_found_in_the_service_that_has_one_of_its_brokers() {
    kafkaService("own", "Kafka", "x.acme:1, " + ONE + ":9094", "orders");
    kafkaService("other", "Kafka", TWO + ":9094", "orders");
    kafkaService("plain", "Kafka", "kafka.acme:9092", "orders");

    assertThat(
            found(resolve(topic(ONE + ":9092", ONE.toUpperCase(java.util.Locale.ROOT) + ":9094"))))
        .isEqualTo("own.orders");
  }

  @Test
  void a_service_with_the_brokers_but_without_the_topic_is_no_reason_to_take_anothers() {
    kafkaService("own", "Redpanda", ONE + ":9092");
    kafkaService("other", "Kafka", "kafka.acme:9092", "orders");

    Resolution.External external = external(resolve(topic(ONE + ":9092")));

    assertThat(external.reason()).isEqualTo(UnresolvedReason.NOT_FOUND);
    assertThat(external.explanation()).contains("own");
  }

  @Test
  void without_common_brokers_the_name_decides_but_never_that_of_another_cluster_of_aws() {
    kafkaService("other", "Kafka", TWO + ":9092", "orders");
    assertThat(external(resolve(topic(ONE + ":9092"))).reason())
        .isEqualTo(UnresolvedReason.NOT_FOUND);
    kafkaService("alias", "Kafka", "kafka.acme:9092", "orders");

    assertThat(found(resolve(topic(ONE + ":9092")))).isEqualTo("alias.orders");
  }

  @Test
  void a_cluster_that_may_not_be_described_is_found_by_name_or_named_after_its_arn() {
    assertThat(external(resolve(topic())).name().externalFqn())
        .isEqualTo("aws-msk-111122223333-eu-west-1-one.orders");
    kafkaService("kafka", "Kafka", TWO + ":9092", "orders");

    assertThat(found(resolve(topic()))).isEqualTo("kafka.orders");
  }

  @Test
  void what_a_person_says_comes_before_brokers_and_a_mapping_before_a_named_service() {
    kafkaService("own", "Kafka", ONE + ":9092", "orders");
    kafkaService("named", "Redpanda", "x:1", "orders");
    kafkaService("mapped", "Kafka", "y:1", "orders");
    KafkaTopic topic = topic(ONE + ":9092");
    List<String> named = List.of("named");

    assertThat(
            found(
                resolve(topic, new ResolveSettings(List.of(), named, List.of(), List.of(), true))))
        .isEqualTo("named.orders");
    for (String match :
        List.of("arn:aws:kafka:eu-west-1:111122223333:cluster/one/u-1", "one", ONE)) {
      assertThat(
              found(
                  resolve(
                      topic,
                      new ResolveSettings(
                          List.of(new AssetMapping(match, "mapped")),
                          named,
                          List.of(),
                          List.of(),
                          true))))
          .as(match)
          .isEqualTo("mapped.orders");
    }
  }

  @Test
  void one_name_serves_the_kind_of_stream_that_its_service_holds() {
    kinesisService("mine", "eu-west-1");
    kinesisService("elsewhere", "eu-west-1");
    kafkaService("kafka", "Kafka", "x:1", "orders");
    ResolveSettings kinesis =
        new ResolveSettings(List.of(), List.of("mine"), List.of(), List.of(), true);

    assertThat(found(resolve(kinesis("orders"), kinesis))).isEqualTo("mine.orders");
    assertThat(found(resolve(topic(), kinesis))).isEqualTo("kafka.orders");
  }

  @Test
  void a_database_is_found_by_its_address_among_several_with_the_same_tables() {
    for (String name : List.of("one", "two")) {
      catalog.given(
          "services/databaseServices",
          "{'name':'%s','serviceType':'Mysql','connection':{'config':{'hostPort':'%s.acme:3306'}}}"
              .formatted(name, name));
      catalog.given("databases", "{'name':'default','service':'" + name + "'}");
      catalog.given("databaseSchemas", "{'name':'shop','database':'" + name + ".default'}");
      catalog.given(
          "tables", "{'name':'orders','databaseSchema':'" + name + ".default.shop','columns':[]}");
    }
    DatabaseTable known =
        new DatabaseTable(DatabaseEngine.MYSQL, "two.acme", 3306, "shop", "", "orders", false);
    DatabaseTable link =
        new DatabaseTable(DatabaseEngine.MYSQL, "vpce-1.aws", 3306, "shop", "", "orders", false);

    assertThat(found(resolve(known))).isEqualTo("two.default.shop.orders");
    assertThat(external(resolve(link)).reason()).isEqualTo(UnresolvedReason.AMBIGUOUS);
  }
}
