package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** Stock and warehouses: a MySQL database read by its changes, scanners on Kafka. */
final class InventoryTeam {
  private static final String TEAM = "inventory";

  private InventoryTeam() {}

  static List<StreamDocument> streams() {
    return List.of(
        stockChanges(), warehouseScans(), stockToSearch(), priceChanges(), supplierFeed());
  }

  private static StreamDocument stockChanges() {
    return stream(COMMERCE_EU, "inventory-mysql-cdc", TEAM, "prod")
        .database(
            object(
                "Type", "MySQL",
                "Endpoint", "inventory.cluster-c0demo.eu-west-1.rds.amazonaws.com",
                "Port", 3306,
                "SSLMode", "Enabled",
                "Databases", object("Include", array("inventory"), "Exclude", array()),
                "Tables",
                    object(
                        "Include", array("inventory\\.stock_.*", "inventory.warehouses"),
                        "Exclude", array("inventory.stock_tmp")),
                "Columns",
                    object("Include", array(), "Exclude", array("inventory.warehouses.notes")),
                "SurrogateKeys", array("id"),
                "SnapshotWatermarkTable", "inventory.firehose_watermark",
                "SnapshotInfo",
                    array(
                        snapshot("1", "inventory.stock_levels", "COMPLETE"),
                        snapshot("2", "inventory.stock_movements", "COMPLETE"),
                        snapshot("3", "inventory.warehouses", "IN_PROGRESS")),
                "DatabaseSourceAuthenticationConfiguration",
                    object(
                        "SecretsManagerConfiguration",
                        object(
                            "SecretARN",
                                COMMERCE_EU.arn("secretsmanager", "secret:inventory/mysql-x9y8z7"),
                            "RoleARN", COMMERCE_EU.roleArn("firehose-inventory-secret"),
                            "Enabled", true)),
                "DatabaseSourceVPCConfiguration",
                    object(
                        "VpcEndpointServiceName",
                        "com.amazonaws.vpce.eu-west-1.vpce-svc-0inventorydemo")))
        .to(
            iceberg(
                    GLUE,
                    failed("inventory/mysql/"),
                    icebergTable("inventory", "stock_levels", "id"),
                    icebergTable("inventory", "stock_movements", "id"),
                    icebergTable("inventory", "warehouses", "id"))
                .with(
                    "CatalogConfiguration",
                    object(
                        "CatalogARN", GLUE, "WarehouseLocation", "s3://acme-data-lake/warehouse"),
                    "TableCreationConfiguration",
                    object("Enabled", true),
                    "SchemaEvolutionConfiguration",
                    object("Enabled", true)));
  }

  private static ObjectNode snapshot(String id, String table, String status) {
    return object(
        "Id", id,
        "Table", table,
        "RequestTimestamp", 1_735_689_600.5,
        "RequestedBy", "FIREHOSE",
        "Status", status);
  }

  private static StreamDocument warehouseScans() {
    return stream(COMMERCE_EU, "warehouse-scans", TEAM, "prod")
        .msk(COMMERCE_MSK, "warehouse.scans")
        .to(
            elasticsearch(
                    COMMERCE_EU.arn("es", "domain/warehouse-legacy"),
                    "scans",
                    failed("inventory/scans/"))
                .with("IndexRotationPeriod", "OneMonth"));
  }

  private static StreamDocument stockToSearch() {
    return stream(COMMERCE_EU, "stock-levels-to-search", TEAM, "prod")
        .kinesis("stock-levels")
        .to(
            openSearch(COMMERCE_SEARCH, "stock", s3(LAKE, "backup/stock/"))
                .with("IndexRotationPeriod", "OneWeek", "S3BackupMode", "AllDocuments"));
  }

  private static StreamDocument priceChanges() {
    return stream(COMMERCE_EU, "price-changes", TEAM, "prod")
        .kinesis("stock-levels")
        .to(
            extendedS3(LAKE, "inventory/prices/")
                .with(
                    "ProcessingConfiguration",
                    disabled(lambda(COMMERCE_EU.arn("lambda", "function:price-normaliser")))));
  }

  private static StreamDocument supplierFeed() {
    return stream(COMMERCE_EU, "supplier-feed", TEAM, "prod")
        .to(legacyS3("acme-supplier-exchange", "inbound/feed-"));
  }
}
