package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.sink.RestSink;
import dev.hydrant.client.sink.RestSinkSettings;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.RedshiftTable;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.stream.HourHealth;
import dev.hydrant.model.stream.PipelineTask;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.ServerOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels, owners, columns, patterns and statuses: the sink and Hydrant's own server together. */
class MetadataOnServerTest {
  private static final AwsScope SCOPE = new AwsScope("aws", "111122223333", "eu-west-1");
  private static final KafkaTopic TOPIC =
      new KafkaTopic(SCOPE, "main", "u-1", "orders.v1", List.of("b-1.main.x:9094"));
  private static final RedshiftTable TABLE =
      new RedshiftTable(SCOPE, "c.x.eu-west-1.redshift.amazonaws.com", "c", "dev", "public", "o");
  private static final DatabaseTable PATTERN =
      new DatabaseTable(DatabaseEngine.MYSQL, "db.acme", 3306, "shop", "", "orders.*", true);

  @TempDir Path folder;
  private final ObjectMapper json = Json.lenient();
  private final List<String> log = new ArrayList<>();
  private Catalog catalog;
  private HydrantServer server;

  @BeforeEach
  void start() {
    catalog =
        new Catalog(
            CatalogDatabase.openSqlite(folder),
            SecretKeySource.ofFolder(folder),
            Clock.systemUTC());
    server = HydrantServer.start(ServerOptions.onPort(0), catalog, List.of());
    put("user", "{'name':'ann.s','email':'Ann.S@example.com'}");
    put("team", "{'name':'data','teamType':'Group','displayName':'Data Platform'}");
    put(
        "messagingService",
        "{'name':'kafka','serviceType':'Kafka','connection':{'config':{'type':'Kafka',"
            + "'bootstrapServers':'b-1.main.x:9094'}}}");
    put(
        "topic",
        "{'name':'orders.v1','service':'kafka','partitions':1,'messageSchema':{'schemaType':'Avro',"
            + "'schemaFields':[{'name':'Order','dataType':'RECORD','children':["
            + "{'name':'id','dataType':'LONG'},{'name':'at','dataType':'RECORD','children':["
            + "{'name':'lon','dataType':'DOUBLE'}]}]}]}}");
    put(
        "databaseService",
        "{'name':'my','serviceType':'Mysql','connection':{'config':{'type':'Mysql',"
            + "'hostPort':'db.acme:3306'}}}");
    put("database", "{'name':'default','service':'my'}");
    put("databaseSchema", "{'name':'shop','database':'my.default'}");
    for (String table : List.of("orders", "orders_eu", "clicks")) {
      put("table", "{'name':'" + table + "','databaseSchema':'my.default.shop','columns':[]}");
    }
  }

  @AfterEach
  void stop() {
    server.close();
    catalog.close();
  }

  private void put(String type, String body) {
    try {
      catalog
          .entities()
          .put(catalog.types().get(type), json.readTree(body.replace('\'', '"')), Author.ADMIN);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private JsonNode entity(String type, String fqn) {
    return catalog
        .entities()
        .get(catalog.types().get(type), EntityKey.fqn(fqn), Include.NON_DELETED);
  }

  private static StreamScan scan(Map<String, String> tags, String... owners) {
    DeliveryStream stream =
        new DeliveryStream(
            "orders.main",
            SCOPE.arn("firehose", "deliverystream/orders.main"),
            SCOPE,
            "Words.",
            "",
            Optional.empty(),
            true,
            Optional.of(tags),
            List.of(owners),
            List.of(new PipelineTask("source", "", "Source", "", List.of(), Map.of())),
            Map.of("status", "ACTIVE"));
    return new StreamScan(
        stream,
        true,
        List.of(
            new Route(
                End.of(TOPIC), End.of(TABLE), EdgeRole.DELIVERY, "COPY", new ColumnRule.ByName()),
            new Route(
                End.of(PATTERN),
                End.of(new S3Location("aws", "lake", "cdc")),
                EdgeRole.DELIVERY,
                "",
                ColumnRule.none())),
        List.of(
            new AssetFacts(
                TABLE,
                List.of(new Column("ID", "bigint"), new Column("at", "struct<lon:double>")),
                Map.of())),
        List.of());
  }

  private SinkReport run(StreamScan scan, HourHealth... hours) {
    RestSinkSettings settings =
        new RestSinkSettings(
            "prod",
            new FirehoseConnection(
                Optional.of(FirehoseConnection.TYPE),
                AwsConfig.ofRegion("eu-west-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            PipelineSourceConfig.defaults(),
            HydrantSettings.defaults(),
            true);
    CatalogClient client =
        new CatalogClient(
            CatalogConfig.of("http://127.0.0.1:" + server.port() + "/api", Optional.empty()));
    try (RestSink sink = RestSink.open(client, settings, events())) {
      sink.put(scan);
      sink.health(
          new StreamHealth(
              "orders.main",
              HealthState.DEGRADED,
              List.of(new HealthReason("LATE", "It is late.")),
              List.of(hours),
              Optional.empty()));
      return sink.finish(report());
    }
  }

  private RunEvents events() {
    return new RunEvents() {
      @Override
      public synchronized void log(Level level, String message) {
        log.add(level + " " + message);
      }

      @Override
      public void progress(String stage, long done, long total) {}
    };
  }

  private static ScanReport report() {
    return new ScanReport(
        Optional.of(SCOPE),
        true,
        "",
        Set.of("orders.main"),
        1,
        1,
        0,
        0,
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        0);
  }

  private static HourHealth hour(int at, HealthState state) {
    return new HourHealth(
        Instant.parse("2026-03-04T12:00:00Z").plusSeconds(3_600L * at),
        state,
        List.of(new HealthReason("LATE", "It is late.")),
        Map.of("recordsIn", 12L, "freshnessSeconds", 1.5, "deliverySuccess", 1.0));
  }

  @Test
  void labelsOwnersColumnsTablesAndStatusesArriveAndASecondRunWritesNothing() {
    HourHealth[] hours = {hour(0, HealthState.HEALTHY), hour(1, HealthState.DEGRADED)};
    StreamScan scan = scan(Map.of("env", "prod", "app", "shop.eu", "e", ""), "ann.s@EXAMPLE.com");

    SinkReport first = run(scan, hours);

    assertThat(first.problems()).isEmpty();
    assertThat(first.tagsAdded()).isEqualTo(3);
    assertThat(first.statusesWritten()).isEqualTo(2);
    JsonNode pipeline = entity("pipeline", "prod.\"orders.main\"");
    assertThat(pipeline.path("tags").findValuesAsText("tagFQN"))
        .containsExactlyInAnyOrder("AwsTags.env=prod", "AwsTags.\"app=shop.eu\"", "AwsTags.e=");
    assertThat(pipeline.at("/owners/0/id").asText())
        .isEqualTo(entity("user", "\"ann.s\"").path("id").asText());
    assertThat(edges())
        .containsExactlyInAnyOrder(
            "kafka.\"orders.v1\"", "my.default.shop.orders", "my.default.shop.orders_eu");
    SinkReport second = run(scan, hours);
    assertThat(second.unchanged()).as(log.toString()).isEqualTo(1);
    assertThat(second.edgesWritten()).isZero();
    assertThat(second.tagsAdded()).isZero();
    assertThat(second.statusesWritten()).isZero();
    assertThat(entity("pipeline", "prod.\"orders.main\"")).isEqualTo(pipeline);

    SinkReport third = run(scan(Map.of("env", "test"), "data platform"), hours);

    assertThat(third.problems()).isEmpty();
    JsonNode after = entity("pipeline", "prod.\"orders.main\"");
    assertThat(after.path("tags").findValuesAsText("tagFQN")).containsExactly("AwsTags.env=test");
    assertThat(after.at("/owners/0/id").asText())
        .isEqualTo(entity("team", "data").path("id").asText());
    assertThat(third.tagsRemoved()).isEqualTo(3);
  }

  /** What the edges of the stream start at; the topic's has the columns of both ends. */
  private List<String> edges() {
    CatalogClient client =
        new CatalogClient(
            CatalogConfig.of("http://127.0.0.1:" + server.port() + "/api", Optional.empty()));
    String topic = entity("topic", "kafka.\"orders.v1\"").path("id").asText();
    String table =
        entity("table", "aws-redshift-111122223333-eu-west-1-c.dev.public.o").path("id").asText();
    assertThat(client.lineage().findEdge(topic, table).orElseThrow().columns())
        .extracting(link -> link.from().get(0) + " > " + link.to())
        .containsExactly(
            "kafka.\"orders.v1\".Order.id > aws-redshift-111122223333-eu-west-1-c.dev.public.o.ID",
            "kafka.\"orders.v1\".Order.at > aws-redshift-111122223333-eu-west-1-c.dev.public.o.at",
            "kafka.\"orders.v1\".Order.at.lon >"
                + " aws-redshift-111122223333-eu-west-1-c.dev.public.o.at.lon");
    JsonNode pipeline = entity("pipeline", "prod.\"orders.main\"");
    return client
        .lineage()
        .neighbours(new EntityRef(pipeline.path("id").asText(), "pipeline", "prod.\"orders.main\""))
        .upstream()
        .stream()
        .map(EntityRef::fullyQualifiedName)
        .toList();
  }
}
