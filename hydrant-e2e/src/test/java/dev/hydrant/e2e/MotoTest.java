package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.JsonLines;
import dev.hydrant.e2e.harness.Moto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Tag;

/**
 * Against an endpoint that nobody here wrote: moto, where it is found. Streams are made through the
 * AWS SDK, so that moto answers in its own reading of AWS's shapes.
 */
@DisplayName("Against moto")
class MotoTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/firehose";
  private static final String ORDERS = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders";

  @TempDir private static Path folder;
  private static Moto moto;
  private static Map<String, Set<String>> routes = Map.of();
  private static JsonNode report;

  @BeforeAll
  static void ingest() {
    moto = Moto.start();
    create();
    Path out = folder.resolve("moto.jsonl");
    Finished run = moto.ingest(folder, out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    report = run.json();
    routes = routes(JsonLines.read(out));
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  @DisplayName("every stream is read, and the account is the one that moto says")
  void everyStream() {
    assertThat(report.path("scan").path("listed").asLong()).isEqualTo(expected().size());
    assertThat(report.path("scan").path("described").asLong()).isEqualTo(expected().size());
    assertThat(report.path("scan").path("scope").path("account").asText())
        .isEqualTo("123456789012");
    assertThat(routes.keySet()).isEqualTo(expected().keySet());
  }

  @TestFactory
  @DisplayName("the routes are right of")
  List<DynamicTest> edges() {
    return expected().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> assertThat(routes.get(entry.getKey())).isEqualTo(entry.getValue())))
        .toList();
  }

  private static Map<String, Set<String>> expected() {
    Map<String, Set<String>> expected = new TreeMap<>();
    expected.put(
        "direct-to-s3",
        Set.of(
            "pipeline -> s3://lake/direct [delivery]",
            "pipeline -> s3://lake/errors [error_sink]"));
    expected.put(
        "kinesis-to-s3",
        Set.of(ORDERS + " -> s3://lake/orders [delivery]", ORDERS + " -> s3://lake/raw [backup]"));
    expected.put(
        "kinesis-to-redshift",
        Set.of(
            ORDERS
                + " -> redshift://dwh.c0ffee123456.eu-central-1.redshift.amazonaws.com/analytics/sales/orders [delivery]",
            ORDERS + " -> s3://staging/orders [staging]"));
    expected.put(
        "direct-to-splunk",
        Set.of(
            "pipeline -> splunk://splunk.example.com:8088/hec-event [delivery]",
            "pipeline -> s3://lake/splunk [error_sink]"));
    expected.put(
        "direct-to-http",
        Set.of(
            "pipeline -> https://intake.example.com [delivery]",
            "pipeline -> s3://lake/http [error_sink]"));
    expected.put(
        "kinesis-to-elasticsearch",
        Set.of(
            ORDERS + " -> elasticsearch://123456789012/eu-central-1/shop/orders-* [delivery]",
            ORDERS + " -> s3://lake/search [backup]"));
    expected.put(
        "direct-to-snowflake",
        Set.of(
            "pipeline -> snowflake://acme/DB/PUBLIC/EVENTS [delivery]",
            "pipeline -> s3://lake/snowflake [error_sink]"));
    return expected;
  }

  private static void create() {
    try (FirehoseClient client = moto.client(FirehoseClient.builder())) {
      client.createDeliveryStream(
          direct("direct-to-s3")
              .tags(Tag.builder().key("team").value("sales").build())
              .extendedS3DestinationConfiguration(
                  s3 ->
                      s3.roleARN(ROLE)
                          .bucketARN("arn:aws:s3:::lake")
                          .prefix("direct/!{timestamp:yyyy}/")
                          .errorOutputPrefix("errors/")
                          .compressionFormat("GZIP"))
              .build());
      client.createDeliveryStream(
          kinesis("kinesis-to-s3")
              .extendedS3DestinationConfiguration(
                  s3 ->
                      s3.roleARN(ROLE)
                          .bucketARN("arn:aws:s3:::lake")
                          .prefix("orders/")
                          .s3BackupMode("Enabled")
                          .s3BackupConfiguration(bucket("raw/")))
              .build());
      client.createDeliveryStream(
          kinesis("kinesis-to-redshift")
              .redshiftDestinationConfiguration(
                  redshift ->
                      redshift
                          .roleARN(ROLE)
                          .clusterJDBCURL(
                              "jdbc:redshift://dwh.c0ffee123456.eu-central-1.redshift.amazonaws.com:5439/analytics")
                          .copyCommand(copy -> copy.dataTableName("sales.orders"))
                          .username("loader")
                          .password("FAKE-password")
                          .s3Configuration(
                              bucket("orders/").toBuilder()
                                  .bucketARN("arn:aws:s3:::staging")
                                  .build()))
              .build());
      client.createDeliveryStream(
          direct("direct-to-splunk")
              .splunkDestinationConfiguration(
                  splunk ->
                      splunk
                          .hecEndpoint("https://splunk.example.com:8088")
                          .hecEndpointType("Event")
                          .hecToken("FAKE-token")
                          .s3Configuration(bucket("splunk/")))
              .build());
      client.createDeliveryStream(
          direct("direct-to-http")
              .httpEndpointDestinationConfiguration(
                  http ->
                      http.endpointConfiguration(
                              at ->
                                  at.url("https://intake.example.com/v1/FAKE-path?key=FAKE-key")
                                      .name("Intake")
                                      .accessKey("FAKE-access"))
                          .s3Configuration(bucket("http/")))
              .build());
      client.createDeliveryStream(
          kinesis("kinesis-to-elasticsearch")
              .elasticsearchDestinationConfiguration(
                  search ->
                      search
                          .roleARN(ROLE)
                          .domainARN("arn:aws:es:eu-central-1:123456789012:domain/shop")
                          .indexName("orders")
                          .indexRotationPeriod("OneDay")
                          .s3BackupMode("AllDocuments")
                          .s3Configuration(bucket("search/")))
              .build());
      client.createDeliveryStream(
          direct("direct-to-snowflake")
              .snowflakeDestinationConfiguration(
                  snowflake ->
                      snowflake
                          .accountUrl("https://acme.snowflakecomputing.com")
                          .database("DB")
                          .schema("PUBLIC")
                          .table("EVENTS")
                          .user("LOADER")
                          .privateKey("FAKE-private-key".repeat(20))
                          .roleARN(ROLE)
                          .s3Configuration(bucket("snowflake/")))
              .build());
    }
  }

  private static CreateDeliveryStreamRequest.Builder direct(String name) {
    return CreateDeliveryStreamRequest.builder()
        .deliveryStreamName(name)
        .deliveryStreamType(DeliveryStreamType.DIRECT_PUT);
  }

  private static CreateDeliveryStreamRequest.Builder kinesis(String name) {
    return CreateDeliveryStreamRequest.builder()
        .deliveryStreamName(name)
        .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
        .kinesisStreamSourceConfiguration(source -> source.kinesisStreamARN(ORDERS).roleARN(ROLE));
  }

  private static S3DestinationConfiguration bucket(String prefix) {
    return S3DestinationConfiguration.builder()
        .roleARN(ROLE)
        .bucketARN("arn:aws:s3:::lake")
        .prefix(prefix)
        .build();
  }

  private static Map<String, Set<String>> routes(JsonLines lines) {
    Map<String, Set<String>> routes = new TreeMap<>();
    for (JsonNode line : lines.streams()) {
      Set<String> own = new TreeSet<>();
      line.path("routes")
          .forEach(
              route ->
                  own.add(
                      route.path("from").asText()
                          + " -> "
                          + route.path("to").asText()
                          + " ["
                          + route.path("role").asText()
                          + "]"));
      routes.put(line.path("pipeline").path("name").asText(), own);
    }
    return routes;
  }
}
