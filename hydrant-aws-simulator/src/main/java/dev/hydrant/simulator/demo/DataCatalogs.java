package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;

import dev.hydrant.simulator.glue.GlueTable;
import dev.hydrant.simulator.glue.TableDocument;
import dev.hydrant.simulator.organisation.Home;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Glue tables of Acme: of files that Firehose converts, and of Iceberg. What Firehose is to
 * create itself, such as {@code inventory.warehouses}, is not there yet.
 */
final class DataCatalogs {
  private static final String WAREHOUSE = "s3://" + LAKE + "/warehouse/";

  private DataCatalogs() {}

  static List<GlueTable> tables() {
    return Stream.of(files(), sales(), payments(), inventory(), others())
        .flatMap(List::stream)
        .map(TableDocument::build)
        .toList();
  }

  private static List<TableDocument> files() {
    return List.of(
        TableDocument.named(COMMERCE_EU, "sales", "orders_raw")
            .column("order_id", "string", "one per checkout")
            .columns("customer_id", "string", "placed_at", "timestamp", "currency", "string")
            .columns("total_amount", "decimal(12,2)")
            .columns("lines", "array<struct<sku:string,quantity:int,price:decimal(12,2)>>")
            .partitionedBy("dt", "date", "hour", "int")
            .at("s3://" + LAKE + "/orders/raw/"),
        TableDocument.named(COMMERCE_EU, "web", "page_views")
            .columns("viewed_at", "timestamp", "page_url", "string", "visitor_id", "string")
            .columns("site", "string", "referrer", "string")
            .partitionedBy("dt", "date")
            .at("s3://" + LAKE + "/web/page_views/"),
        // Only the columns are used: the files lie elsewhere than the table says.
        TableDocument.named(COMMERCE_US, "web", "page_views")
            .columns("viewed_at", "timestamp", "page_url", "string", "visitor_id", "string")
            .partitionedBy("dt", "date")
            .at("s3://" + LAKE_US + "/web/page_views_v1/"),
        TableDocument.named(COMMERCE_US, "ledger", "wallet_transactions")
            .columns("transaction_id", "string", "wallet_id", "string", "booked_at", "timestamp")
            .columns("amount", "decimal(18,4)")
            .at("s3://" + LAKE_US + "/wallet/transactions/"),
        TableDocument.named(COMMERCE_US, "payments", "wallet_transactions")
            .linkTo(COMMERCE, "ledger", "wallet_transactions"),
        TableDocument.named(COMMERCE_EU, "payments", "settlements_archive")
            .columns("settlement_id", "string", "merchant_id", "string", "settled_on", "date")
            .columns("gross", "decimal(18,4)", "fees", "decimal(18,4)")
            .at("s3://acme-finance-archive/settlements/")
            .shared(),
        TableDocument.named(PLATFORM_US, "iot", "telemetry")
            .columns("device_id", "string", "measured_at", "timestamp", "kind", "string")
            .columns("value", "double")
            .partitionedBy("year", "int", "month", "int", "day", "int", "store", "string")
            .at("s3://acme-iot-telemetry/raw/"));
  }

  private static List<TableDocument> sales() {
    return List.of(
        iceberg(COMMERCE_EU, "sales", "carts")
            .columns("cart_id", "string", "customer_id", "string", "updated_at", "timestamp")
            .columns("items", "array<struct<sku:string,quantity:int>>"),
        iceberg(COMMERCE_EU, "sales", "orders_next")
            .columns("order_id", "string", "customer_id", "string", "placed_at", "timestamp"),
        iceberg(COMMERCE_EU, "crm", "profiles")
            .columns("customer_id", "string", "email", "string", "updated_at", "timestamp"));
  }

  private static List<TableDocument> payments() {
    return List.of(
        iceberg(COMMERCE_EU, "payments", "authorisations")
            .columns("authorisation_id", "string", "order_id", "string", "amount", "decimal(12,2)")
            .columns("authorised_at", "timestamp"),
        iceberg(COMMERCE_EU, "payments", "settlements")
            .columns("settlement_id", "string", "merchant_id", "string", "settled_on", "date"),
        iceberg(COMMERCE_EU, "payments", "settlement_fees")
            .columns("settlement_id", "string", "kind", "string", "amount", "decimal(12,2)"),
        iceberg(COMMERCE_EU, "payments", "settlement_adjustments")
            .columns("settlement_id", "string", "reason", "string", "amount", "decimal(12,2)"));
  }

  private static List<TableDocument> inventory() {
    return List.of(
        iceberg(COMMERCE_EU, "inventory", "stock_levels")
            .columns("id", "bigint", "sku", "string", "warehouse_id", "int", "quantity", "int"),
        iceberg(COMMERCE_EU, "inventory", "stock_movements")
            .columns("id", "bigint", "sku", "string", "delta", "int", "moved_at", "timestamp"));
  }

  private static List<TableDocument> others() {
    return List.of(
        tableBucket(COMMERCE_EU, "acme-event-tables", "mobile", "app_events")
            .columns("event_id", "string", "device", "string", "screen", "string")
            .columns("occurred_at", "timestamp"),
        tableBucket(PLATFORM_US, "acme-iot-tables", "sensors", "readings")
            .columns("reading_id", "string", "device_id", "string", "value", "double"),
        tableBucket(PLATFORM_US, "acme-iot-tables", "sensors", "heartbeats")
            .columns("device_id", "string", "seen_at", "timestamp"));
  }

  private static TableDocument iceberg(Home home, String database, String table) {
    String location = WAREHOUSE + database + ".db/" + table;
    return TableDocument.named(home, database, table)
        .at(location)
        .iceberg(location + "/metadata/00042-demo.metadata.json");
  }

  private static TableDocument tableBucket(
      Home home, String bucket, String namespace, String table) {
    String location = "s3://0f3a-" + table.replace('_', '-') + "--table-s3";
    return TableDocument.named(home, namespace, table)
        .inTableBucket(bucket)
        .at(location)
        .iceberg(location + "/metadata/00007-demo.metadata.json");
  }
}
