package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;

import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.organisation.Home;
import java.util.List;

/** The DynamoDB tables of Acme, most of which send their changes to a Kinesis stream. */
final class ChangeFeeds {
  private ChangeFeeds() {}

  static List<DynamoTable> tables() {
    return List.of(
        table(COMMERCE_EU, "carts").feeding("carts-cdc"),
        table(COMMERCE_EU, "cart-items").feeding("carts-cdc"),
        // Moved from one stream to another: the old destination stays in the list for ever.
        table(COMMERCE_EU, "cart-coupons").feeding("carts-cdc-v1", "DISABLED").feeding("carts-cdc"),
        table(COMMERCE_EU, "carts-archive").feeding("carts-cdc", "DISABLED"),
        table(COMMERCE_EU, "customer-profiles").feeding("customer-profiles"),
        table(COMMERCE_EU, "customer-preferences").feeding("customer-profiles", "UPDATING"),
        table(COMMERCE_EU, "loyalty.accounts").feeding("customer-profiles"),
        table(COMMERCE_EU, "stock-reservations").feeding("stock-levels"),
        table(COMMERCE_EU, "warehouse-bins").feeding("stock-levels", "ENABLE_FAILED"),
        // Nothing delivers this stream: a function reads it.
        table(COMMERCE_EU, "sessions").feeding("sessions-cdc"),
        table(COMMERCE_EU, "feature-flags"),
        table(COMMERCE_US, "wallets").feeding("wallet-stream"),
        table(COMMERCE_US, "wallet-limits").feeding("wallet-stream"),
        table(PLATFORM_EU, "access-reviews").feeding("central-audit"),
        table(PLATFORM_US, "device-registry").feeding("sensor-telemetry"));
  }

  private static DynamoTable table(Home home, String name) {
    return DynamoTable.named(home, name);
  }
}
