package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** Payments: exact tables, an audit bucket with several roles, a key of their own. */
final class PaymentsTeam {
  private static final String TEAM = "payments";
  private static final String AUDIT = "acme-payments-audit";

  private PaymentsTeam() {}

  static List<StreamDocument> streams() {
    return List.of(
        authorisations(), settlements(), fraudSignals(), audit(), chargebacks(), walletUs());
  }

  private static StreamDocument authorisations() {
    return stream(COMMERCE_EU, "payments-authorisations", TEAM, "prod")
        .kinesis("payments-stream")
        .tag("data-classification", "pci")
        .tag("Service_Owner", "payments, finance")
        .version(12)
        .to(
            iceberg(
                    GLUE,
                    failed("payments/authorisations/"),
                    icebergTable("payments", "authorisations", "authorisation_id"))
                .with("SchemaEvolutionConfiguration", object("Enabled", true)));
  }

  /** One topic, three tables: the records say which by a path, so only the list is known. */
  private static StreamDocument settlements() {
    return stream(COMMERCE_EU, "payments-settlements", TEAM, "prod")
        .msk(COMMERCE_MSK, "payments.settlements.v1")
        .tag("data-classification", "pci")
        .to(
            iceberg(
                    GLUE,
                    failed("payments/settlements/"),
                    icebergTable("payments", "settlements", "settlement_id"),
                    icebergTable("payments", "settlement_fees"),
                    icebergTable("payments", "settlement_adjustments"))
                .with(
                    "ProcessingConfiguration",
                    processors(
                        jq(
                            "{destinationDatabaseName: \"payments\", destinationTableName: .route.table, operation: .route.operation}"))));
  }

  private static StreamDocument fraudSignals() {
    return stream(COMMERCE_EU, "payments-fraud-signals", TEAM, "prod")
        .kinesis("payments-stream")
        .to(
            http(
                    "https://ingest.fraud-radar.example/v2/firehose?api_key=FAKE-QUERY-SECRET-1",
                    "Fraud Radar",
                    s3(AUDIT, "fraud/all/"))
                .with(
                    "S3BackupMode",
                    "AllData",
                    "ProcessingConfiguration",
                    processors(
                        lambda(COMMERCE_EU.arn("lambda", "function:card-tokeniser:$LATEST")))));
  }

  /** Delivery, backup of every record and failed records in one bucket. */
  private static StreamDocument audit() {
    return stream(COMMERCE_EU, "payments-audit", TEAM, "prod")
        .kinesis("payments-stream")
        .tag("data-classification", "pci")
        .to(
            extendedS3(AUDIT, "events/!{timestamp:yyyy/MM/dd}/")
                .with(
                    "ErrorOutputPrefix",
                    "rejected/!{firehose:error-output-type}/",
                    "ProcessingConfiguration",
                    processors(
                        lambda(COMMERCE_EU.arn("lambda", "function:card-tokeniser:$LATEST"))),
                    "S3BackupMode",
                    "Enabled",
                    "S3BackupDescription",
                    s3(AUDIT, "untouched/")));
  }

  private static StreamDocument chargebacks() {
    return stream(COMMERCE_EU, "payments-chargebacks", TEAM, "prod")
        .hint(1)
        .encrypted(COMMERCE_EU.arn("kms", "key/9e1d-payments"))
        .to(
            redshift(REDSHIFT, "\"Finance\".\"ChargeBacks\"", s3(STAGING, "chargebacks/"))
                .with("Username", "firehose_loader"));
  }

  private static StreamDocument walletUs() {
    return stream(COMMERCE_US, "wallet-transactions", TEAM, "prod")
        .kinesis("wallet-stream")
        .to(
            extendedS3(LAKE_US, "wallet/transactions/")
                .with(
                    "DataFormatConversionConfiguration",
                    orc(COMMERCE_US, "payments", "wallet_transactions"),
                    "ErrorOutputPrefix",
                    "wallet/errors/"));
  }
}
