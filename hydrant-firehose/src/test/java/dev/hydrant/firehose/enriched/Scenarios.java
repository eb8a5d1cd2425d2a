package dev.hydrant.firehose.enriched;

import static dev.hydrant.firehose.enriched.Scenario.HOME;
import static dev.hydrant.firehose.enriched.Scenario.OTHER_ACCOUNT;
import static dev.hydrant.firehose.enriched.Scenario.OTHER_REGION;
import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.dynamodb.StreamingDestination;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.glue.GlueDatabase;
import dev.hydrant.simulator.glue.TableDocument;
import dev.hydrant.simulator.kafka.KafkaCluster;
import dev.hydrant.simulator.organisation.Destination;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Processing;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;
import java.util.stream.Stream;

/** The cases, by the number of the group of edge cases that they belong to. */
final class Scenarios {
  private static final String EVENTS =
      HOME.arn("kafka", "cluster/events/0f5b1a2c-1111-2222-3333-444455556666-7");
  private static final String LINK = "lake_link";

  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(listing(), dynamoDb(), kafka(), conversion(), iceberg())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> listing() {
    return List.of(
        three("01-empty-page-that-says-more")
            .fault(Fault.always("ListDeliveryStreams", FaultKind.EMPTY_PAGE)),
        three("01-page-that-repeats-itself")
            .fault(Fault.always("ListDeliveryStreams", FaultKind.REPEATING)),
        three("03-deleted-before-it-is-described")
            .fault(Fault.always("DescribeDeliveryStream", FaultKind.NOT_FOUND).onStream("b")),
        three("03-deleted-before-its-tags-are-read")
            .withTags()
            .fault(Fault.always("ListTagsForDeliveryStream", FaultKind.NOT_FOUND).onStream("b")),
        three("05-throttled-and-repeated")
            .fault(Fault.times(1, "DescribeDeliveryStream", FaultKind.THROTTLE)),
        three("05-limit-exceeded-on-tags-is-repeated")
            .withTags()
            .fault(Fault.times(1, "ListTagsForDeliveryStream", FaultKind.LIMIT)),
        three("06-description-of-one-denied")
            .fault(Fault.always("DescribeDeliveryStream", FaultKind.DENIED).onStream("b")),
        three("06-tags-of-one-denied")
            .withTags()
            .fault(Fault.always("ListTagsForDeliveryStream", FaultKind.DENIED).onStream("b")),
        three("27-credentials-expire-in-mid-run")
            .fault(Fault.always("DescribeDeliveryStream", FaultKind.EXPIRED)));
  }

  private static Scenario three(String name) {
    Scenario scenario = new Scenario(name).off("dynamodb", "kafka", "glue");
    List.of("a", "b", "c")
        .forEach(stream -> scenario.stream(fromKinesis(stream, "orders").tag("stream", stream)));
    return scenario;
  }

  private static List<Scenario> dynamoDb() {
    DynamoTable carts = DynamoTable.named(HOME, "carts").feeding("cdc");
    DynamoTable orders = DynamoTable.named(HOME, "orders").feeding("cdc");
    return List.of(
        new Scenario("20-dynamodb-many-tables")
            .stream(fromKinesis("cdc-to-lake", "cdc"))
                .holding(
                    DynamoTable.named(HOME, "carts")
                        .with(
                            new StreamingDestination(
                                HOME.arn("kinesis", "stream/cdc"), "ACTIVE", "MICROSECOND")),
                    DynamoTable.named(HOME, "orders").feeding("cdc", "UPDATING"),
                    DynamoTable.named(HOME, "users").feeding("cdc", "ENABLING"),
                    DynamoTable.named(HOME, "no-streaming")),
        new Scenario("20-dynamodb-not-live")
            .stream(fromKinesis("cdc-to-lake", "cdc"))
                .holding(
                    DynamoTable.named(HOME, "failed").feeding("cdc", "ENABLE_FAILED"),
                    DynamoTable.named(HOME, "moved")
                        .feeding("cdc", "DISABLED")
                        .feeding("elsewhere"),
                    DynamoTable.named(HOME, "stopping").feeding("cdc", "DISABLING"),
                    DynamoTable.named(HOME, "without-firehose").feeding("nobody-reads-this")),
        new Scenario("20-dynamodb-fan-out")
            .stream(fromKinesis("cdc-to-archive", "cdc")).stream(fromKinesis("cdc-to-lake", "cdc"))
                .stream(fromKinesis("clicks-to-lake", "clicks"))
                .holding(carts),
        new Scenario("20-dynamodb-table-deleted-meanwhile")
            .stream(fromKinesis("cdc-to-lake", "cdc"))
                .holding(carts, orders)
                .fault(
                    Fault.always("DescribeKinesisStreamingDestination", FaultKind.NOT_FOUND)
                        .onStream("carts")),
        new Scenario("20-dynamodb-one-table-denied")
            .stream(fromKinesis("cdc-to-lake", "cdc"))
                .holding(carts, orders)
                .fault(
                    Fault.always("DescribeKinesisStreamingDestination", FaultKind.DENIED)
                        .onStream("carts")),
        new Scenario("20-dynamodb-listing-denied")
            .stream(fromKinesis("cdc-to-archive", "cdc")).stream(fromKinesis("cdc-to-lake", "cdc"))
                .holding(carts)
                .denied("dynamodb:ListTables"),
        new Scenario("20-dynamodb-descriptions-denied")
            .stream(fromKinesis("cdc-to-lake", "cdc"))
                .holding(carts, orders)
                .denied("dynamodb:DescribeKinesisStreamingDestination"),
        new Scenario("20-dynamodb-repeating-page")
            .stream(fromKinesis("cdc-to-lake", "cdc"))
                .holding(carts)
                .fault(Fault.always("ListTables", FaultKind.REPEATING)),
        new Scenario("20-dynamodb-stream-of-another-account")
            .stream(
                    StreamDocument.named(HOME, "theirs-to-lake")
                        .kinesisArn(OTHER_ACCOUNT.arn("kinesis", "stream/cdc"))
                        .to(lake()))
                .holding(DynamoTable.named(OTHER_ACCOUNT, "carts").feeding("cdc")),
        new Scenario("20-dynamodb-stream-of-another-region")
            .stream(
                    StreamDocument.named(HOME, "far-to-lake")
                        .kinesisArn(OTHER_REGION.arn("kinesis", "stream/cdc"))
                        .to(lake()))
                .holding(DynamoTable.named(OTHER_REGION, "carts").feeding("cdc"), carts),
        new Scenario("20-dynamodb-off")
            .stream(fromKinesis("cdc-to-lake", "cdc")).holding(carts).off("dynamodb"),
        new Scenario("20-dynamodb-not-needed")
            .stream(fromMsk("events-to-lake", EVENTS, "orders")).holding(carts).off("kafka"),
        new Scenario("20-lineage-left-alone")
            .stream(fromKinesis("cdc-to-lake", "cdc")).holding(carts).withoutLineage());
  }

  private static List<Scenario> kafka() {
    String serverless = HOME.arn("kafka", "cluster/quiet/0f5b1a2c-1111-2222-3333-444455556666-s1");
    String theirs =
        OTHER_ACCOUNT.arn("kafka", "cluster/events/9a9a1a2c-1111-2222-3333-4444555566-2");
    return List.of(
        new Scenario("21-msk-provisioned")
            .stream(fromMsk("events-to-lake", EVENTS, "shop.orders.v1"))
                .holding(
                    KafkaCluster.provisioned(HOME, EVENTS)
                        .brokers(
                            "bootstrapBrokerStringTls",
                            "b-2.events.kafka.eu-west-1.amazonaws.com:9094,"
                                + "b-1.events.kafka.eu-west-1.amazonaws.com:9094")
                        .brokers(
                            "bootstrapBrokerStringSaslIam",
                            "b-1.events.kafka.eu-west-1.amazonaws.com:9098")),
        new Scenario("21-msk-serverless")
            .stream(fromMsk("quiet-to-lake", serverless, "orders"))
                .holding(
                    KafkaCluster.serverless(HOME, serverless)
                        .brokers(
                            "bootstrapBrokerStringSaslIam",
                            "boot-quiet.c1.kafka-serverless.eu-west-1.amazonaws.com:9098")),
        new Scenario("21-msk-other-account")
            .stream(fromMsk("theirs-to-archive", theirs, "orders")).stream(
                    fromMsk("theirs-to-lake", theirs, "orders"))
                .holding(
                    KafkaCluster.provisioned(OTHER_ACCOUNT, theirs)
                        .brokers("bootstrapBrokerStringTls", "b-1:9094")),
        new Scenario("21-msk-shared-by-another-account")
            .stream(fromMsk("theirs-to-lake", theirs, "orders"))
                .holding(
                    KafkaCluster.provisioned(OTHER_ACCOUNT, theirs)
                        .brokers("bootstrapBrokerStringTls", "b-1:9094")
                        .openToOthers()),
        new Scenario("21-msk-cluster-deleted").stream(fromMsk("events-to-lake", EVENTS, "orders")),
        new Scenario("21-msk-off")
            .stream(fromMsk("events-to-lake", EVENTS, "orders")).off("kafka"));
  }

  private static List<Scenario> conversion() {
    return List.of(
        new Scenario("10-schema-at-the-prefix")
            .stream(converting(HOME, "sales", "orders"))
                .holding(ordersAt(HOME, "s3://acme-lake/orders/").build()),
        new Scenario("10-schema-above-the-prefix")
            .stream(converting(HOME, "sales", "orders"))
                .holding(ordersAt(HOME, "s3://acme-lake").build()),
        new Scenario("10-schema-elsewhere")
            .stream(converting(HOME, "sales", "orders"))
                .holding(ordersAt(HOME, "s3://acme-lake/orders/2024").build()),
        new Scenario("10-schema-missing").stream(converting(HOME, "sales", "orders")),
        new Scenario("10-schema-denied")
            .stream(converting(HOME, "sales", "orders"))
                .holding(ordersAt(HOME, "s3://acme-lake/orders/").build())
                .denied("glue:GetTable"),
        new Scenario("10-schema-governed-by-lake-formation")
            .stream(converting(HOME, "sales", "orders"))
                .holding(ordersAt(HOME, "s3://acme-lake/orders/").ungranted().build()),
        new Scenario("10-schema-of-another-account-and-region")
            .stream(converting(new Home("444455556666", "eu-central-1"), "sales", "orders"))
                .holding(
                    ordersAt(new Home("444455556666", "eu-central-1"), "s3://acme-lake/orders/")
                        .shared()
                        .build()),
        new Scenario("10-schema-behind-a-table-link")
            .stream(converting(HOME, LINK, "orders"))
                .holding(
                    TableDocument.named(HOME, LINK, "orders")
                        .linkTo("444455556666", "sales", "orders_v2")
                        .build(),
                    TableDocument.named(OTHER_ACCOUNT, "sales", "orders_v2")
                        .columns("order_id", "bigint")
                        .at("s3://acme-lake/orders/")
                        .shared()
                        .build()),
        new Scenario("10-conversion-off")
            .stream(
                    StreamDocument.named(HOME, "orders-to-lake")
                        .kinesis("orders")
                        .to(
                            lake()
                                .with(
                                    "DataFormatConversionConfiguration",
                                    switchedOff(Processing.parquet(HOME, "sales", "orders")))))
                .holding(ordersAt(HOME, "s3://acme-lake/orders/").build()),
        new Scenario("10-schema-columns-renamed-and-partitioned")
            .stream(renaming()).holding(ordersAt(HOME, "s3://acme-lake/orders/").build()),
        new Scenario("10-schema-off")
            .stream(converting(HOME, "sales", "orders"))
                .holding(ordersAt(HOME, "s3://acme-lake/orders/").build())
                .off("glue"));
  }

  private static List<Scenario> iceberg() {
    String glue = HOME.arn("glue", "catalog");
    String buckets = HOME.arn("glue", "catalog/s3tablescatalog/analytics");
    return List.of(
        new Scenario("14-iceberg-columns")
            .stream(iceberg(glue, "sales", "orders"))
                .holding(
                    TableDocument.named(HOME, "sales", "orders")
                        .columns("order_id", "bigint", "placed", "timestamp")
                        .set(
                            "StorageDescriptor",
                            object(
                                "Location",
                                "s3://acme-iceberg/sales/orders",
                                "Columns",
                                array(
                                    icebergColumn("order_id", "bigint", "true"),
                                    icebergColumn("placed", "timestamp", "true"),
                                    icebergColumn("dropped", "string", "false"))))
                        .iceberg("s3://acme-iceberg/sales/orders/metadata/1.json")
                        .build()),
        new Scenario("14-iceberg-s3-tables")
            .stream(iceberg(buckets, "shop", "orders"))
                .holding(
                    TableDocument.named(HOME, "shop", "orders")
                        .inTableBucket("analytics")
                        .columns("order_id", "bigint")
                        .at("s3://63a8e430-6e0b-46f5--table-s3")
                        .build()),
        new Scenario("14-iceberg-resource-link-to-s3-tables")
            .stream(iceberg(glue, LINK, "orders"))
                .holding(
                    GlueDatabase.link(HOME, LINK, "111122223333:s3tablescatalog/analytics", "shop"),
                    TableDocument.named(HOME, "shop", "orders")
                        .inTableBucket("analytics")
                        .columns("order_id", "bigint")
                        .build()),
        new Scenario("14-iceberg-resource-link-to-another-account")
            .stream(iceberg(glue, LINK, "orders"))
                .holding(
                    GlueDatabase.link(HOME, LINK, "444455556666", "shop"),
                    TableDocument.named(OTHER_ACCOUNT, "shop", "orders")
                        .columns("order_id", "bigint")
                        .shared()
                        .build()),
        new Scenario("14-iceberg-databases-denied")
            .stream(iceberg(glue, "sales", "orders"))
                .holding(ordersAt(HOME, "s3://acme-iceberg/sales/orders").build())
                .denied("glue:GetDatabase"));
  }

  private static ObjectNode icebergColumn(String name, String type, String current) {
    return object(
        "Name", name, "Type", type, "Parameters", object("iceberg.field.current", current));
  }

  private static StreamDocument fromKinesis(String name, String kinesis) {
    return StreamDocument.named(HOME, name).kinesis(kinesis).to(lake());
  }

  private static StreamDocument fromMsk(String name, String cluster, String topic) {
    return StreamDocument.named(HOME, name).msk(cluster, topic).to(lake());
  }

  private static StreamDocument converting(Home catalog, String database, String table) {
    return StreamDocument.named(HOME, "orders-to-lake")
        .kinesis("orders")
        .to(
            lake()
                .with(
                    "DataFormatConversionConfiguration",
                    Processing.parquet(catalog, database, table)));
  }

  /** One key is renamed, one partition is a plain path, one is computed. */
  private static StreamDocument renaming() {
    ObjectNode conversion = Processing.parquet(HOME, "sales", "orders");
    conversion
        .withObject("/InputFormatConfiguration/Deserializer/OpenXJsonSerDe")
        .set("ColumnToJsonKeyMappings", object("order_id", "id"));
    return StreamDocument.named(HOME, "orders-to-lake")
        .kinesis("orders")
        .to(
            Destinations.extendedS3(
                    "acme-lake",
                    "orders/country=!{partitionKeyFromQuery:c}/day=!{partitionKeyFromQuery:d}/")
                .with(
                    "DataFormatConversionConfiguration",
                    conversion,
                    "DynamicPartitioningConfiguration",
                    Processing.dynamicPartitioning(),
                    "ProcessingConfiguration",
                    Processing.processors(
                        Processing.jq("{c: .customer.country, d: (.placed | strftime(\"%F\"))}"))));
  }

  private static StreamDocument iceberg(String catalog, String database, String table) {
    return StreamDocument.named(HOME, "orders-to-iceberg")
        .kinesis("orders")
        .to(
            Destinations.iceberg(
                catalog,
                Destinations.s3("acme-failed", "iceberg/"),
                Destinations.icebergTable(database, table)));
  }

  private static TableDocument ordersAt(Home home, String location) {
    return TableDocument.named(home, "sales", "orders")
        .columns("order_id", "bigint", "amount", "decimal(10,2)")
        .partitionedBy("country", "string", "day", "string")
        .at(location);
  }

  private static Destination lake() {
    return Destinations.extendedS3("acme-lake", "orders/");
  }

  private static ObjectNode switchedOff(ObjectNode conversion) {
    return conversion.put("Enabled", false);
  }
}
