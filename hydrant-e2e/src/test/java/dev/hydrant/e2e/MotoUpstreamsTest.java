package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.JsonLines;
import dev.hydrant.e2e.harness.Moto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * What surrounds delivery streams, against an endpoint that nobody here wrote: moto, where it is
 * found. Everything is made through the AWS SDK and read by the real command.
 */
@DisplayName("What moto tells of the surroundings of streams")
class MotoUpstreamsTest {
  private static final String ACCOUNT = "123456789012";
  private static final String ROLE = "arn:aws:iam::123456789012:role/firehose";
  private static final String ORDERS = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders";
  private static final String EVENTS =
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/events";

  @TempDir private static Path folder;

  /** What this moto cannot do: each of its services needs packages of its own. */
  private static final Map<String, String> LACKING = new TreeMap<>();

  private static Moto moto;
  private static JsonLines lines;
  private static JsonNode report;

  @BeforeAll
  static void ingest() {
    moto = Moto.start();
    streams();
    offers("DynamoDB", MotoUpstreamsTest::table);
    offers("Glue", MotoUpstreamsTest::glue);
    offers("producers", MotoUpstreamsTest::producers);
    Path out = folder.resolve("moto.jsonl");
    Finished run = moto.ingest(folder, out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    report = run.json();
    lines = JsonLines.read(out);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  @DisplayName("a DynamoDB table feeds the Kinesis stream")
  void dynamoDb() {
    needs("DynamoDB");
    assertThat(routes("orders-to-lake"))
        .contains(
            "arn:aws:dynamodb:eu-central-1:123456789012:table/carts -> "
                + ORDERS
                + " [change_capture]");
  }

  @Test
  @DisplayName("the Glue table of a conversion has its columns and describes the bucket")
  void glueTable() {
    needs("Glue");
    assertThat(routes("orders-to-lake"))
        .contains(
            "s3://lake/orders -> arn:aws:glue:eu-central-1:123456789012:table/sales/orders"
                + " [described_by]");
    assertThat(columns("arn:aws:glue:eu-central-1:123456789012:table/sales/orders"))
        .containsExactly("id bigint", "city string");
  }

  @Test
  @DisplayName("topics and rules are producers of a Direct PUT stream")
  void directPut() {
    needs("producers");
    assertThat(routes("events"))
        .contains(producer("sns", "news"), producer("eventbridge", "default/shop"));
  }

  @Test
  @DisplayName("tags come in bulk")
  void tags() {
    assertThat(stream("events").at("/pipeline/tags/team").asText()).isEqualTo("news");
    assertThat(report.at("/scan/calls/GetResources").asLong()).isPositive();
  }

  private static void offers(String service, Runnable making) {
    try {
      making.run();
    } catch (AwsServiceException refused) {
      LACKING.put(service, refused.awsErrorDetails().errorCode() + " " + refused.statusCode());
    }
  }

  private static void needs(String service) {
    assumeTrue(
        !LACKING.containsKey(service), () -> "moto lacks " + service + ": " + LACKING.get(service));
  }

  private static String producer(String system, String name) {
    return "producer://"
        + String.join("/", system, ACCOUNT, Moto.REGION, name)
        + " -> pipeline [producer]";
  }

  private static void streams() {
    try (FirehoseClient client = moto.client(FirehoseClient.builder())) {
      client.createDeliveryStream(
          stream ->
              stream
                  .deliveryStreamName("orders-to-lake")
                  .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                  .kinesisStreamSourceConfiguration(
                      source -> source.kinesisStreamARN(ORDERS).roleARN(ROLE))
                  .extendedS3DestinationConfiguration(
                      s3 ->
                          s3.roleARN(ROLE)
                              .bucketARN("arn:aws:s3:::lake")
                              .prefix("orders/")
                              .dataFormatConversionConfiguration(
                                  conversion ->
                                      conversion
                                          .enabled(true)
                                          .schemaConfiguration(
                                              schema ->
                                                  schema
                                                      .databaseName("sales")
                                                      .tableName("orders")
                                                      .roleARN(ROLE)))));
      client.createDeliveryStream(
          stream ->
              stream
                  .deliveryStreamName("events")
                  .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                  .tags(tag -> tag.key("team").value("news"))
                  .extendedS3DestinationConfiguration(
                      s3 -> s3.roleARN(ROLE).bucketARN("arn:aws:s3:::lake").prefix("events/")));
    }
  }

  private static void table() {
    try (DynamoDbClient client = moto.client(DynamoDbClient.builder())) {
      client.createTable(
          table ->
              table
                  .tableName("carts")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      id -> id.attributeName("id").attributeType(ScalarAttributeType.S))
                  .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH)));
      client.enableKinesisStreamingDestination(
          destination -> destination.tableName("carts").streamArn(ORDERS));
    }
  }

  private static void glue() {
    try (GlueClient client = moto.client(GlueClient.builder())) {
      client.createDatabase(database -> database.databaseInput(input -> input.name("sales")));
      client.createTable(
          table ->
              table
                  .databaseName("sales")
                  .tableInput(
                      input ->
                          input
                              .name("orders")
                              .storageDescriptor(
                                  storage ->
                                      storage
                                          .location("s3://lake/orders/")
                                          .columns(
                                              column -> column.name("id").type("bigint"),
                                              column -> column.name("city").type("string")))));
    }
  }

  private static void producers() {
    try (SnsClient client = moto.client(SnsClient.builder())) {
      String topic = client.createTopic(request -> request.name("news")).topicArn();
      client.subscribe(
          request ->
              request
                  .topicArn(topic)
                  .protocol("firehose")
                  .endpoint(EVENTS)
                  .attributes(Map.of("SubscriptionRoleArn", ROLE)));
    }
    try (EventBridgeClient client = moto.client(EventBridgeClient.builder())) {
      client.putRule(rule -> rule.name("shop").eventPattern("{\"source\":[\"shop\"]}"));
      client.putTargets(
          targets ->
              targets.rule("shop").targets(target -> target.id("1").arn(EVENTS).roleArn(ROLE)));
    }
  }

  private static JsonNode stream(String name) {
    return lines.streams().stream()
        .filter(line -> line.at("/pipeline/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> routes(String name) {
    List<String> routes = new ArrayList<>();
    stream(name)
        .path("routes")
        .forEach(
            route ->
                routes.add(
                    route.path("from").asText()
                        + " -> "
                        + route.path("to").asText()
                        + " ["
                        + route.path("role").asText()
                        + "]"));
    return routes;
  }

  private static List<String> columns(String asset) {
    List<String> columns = new ArrayList<>();
    stream("orders-to-lake")
        .path("assets")
        .forEach(
            each -> {
              if (each.path("id").asText().equals(asset)) {
                each.path("columns")
                    .forEach(
                        column ->
                            columns.add(
                                column.path("name").asText()
                                    + " "
                                    + column.path("dataType").asText()));
              }
            });
    return columns;
  }
}
