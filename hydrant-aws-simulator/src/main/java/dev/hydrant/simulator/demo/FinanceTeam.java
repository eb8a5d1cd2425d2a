package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** The ledger: reads the streams of the commerce account across the border of accounts. */
final class FinanceTeam {
  private static final String TEAM = "finance";

  private FinanceTeam() {}

  static List<StreamDocument> streams() {
    return List.of(ledger(), revenue(), settlementsMirror(), exchangeRates());
  }

  /** A Kinesis stream of the other account: only its ARN says so. */
  private static StreamDocument ledger() {
    return stream(PLATFORM_US, "finance-ledger", TEAM, "prod")
        .kinesisArn(COMMERCE_US.arn("kinesis", "stream/wallet-stream"))
        .tag("cost-center", "4711")
        .to(
            redshift(REDSHIFT_SERVERLESS, "ledger.entries", s3("acme-finance-staging", "ledger/"))
                .with(
                    "CopyCommand",
                    object(
                        "DataTableName",
                        "ledger.entries",
                        "DataTableColumns",
                        "entry_id,booked_at,account,amount",
                        "CopyOptions",
                        "FORMAT AS JSON 'auto'"),
                    "SecretsManagerConfiguration",
                    object(
                        "Enabled", true,
                        "SecretARN",
                            PLATFORM_US.arn("secretsmanager", "secret:redshift/ledger-j1k2l3"),
                        "RoleARN", PLATFORM_US.roleArn("firehose-ledger-secret")),
                    "ProcessingConfiguration",
                    processors(
                        lambda(COMMERCE_US.arn("lambda", "function:ledger-mapper:stable")))));
  }

  private static StreamDocument revenue() {
    return stream(PLATFORM_US, "finance-revenue", TEAM, "prod")
        .kinesisArn(COMMERCE_US.arn("kinesis", "stream/wallet-stream"))
        .to(
            snowflake(
                    SNOWFLAKE,
                    "FINANCE.REVENUE.WALLET_EVENTS",
                    s3("acme-finance-staging", "failed/revenue/"))
                .with("DataLoadingOption", "JSON_MAPPING"));
  }

  /** A topic of the other account's cluster. */
  private static StreamDocument settlementsMirror() {
    return stream(PLATFORM_EU, "finance-settlements-mirror", TEAM, "prod")
        .msk(COMMERCE_MSK, "payments.settlements.v1")
        .to(
            extendedS3("acme-finance-archive", "settlements/")
                .with(
                    "DataFormatConversionConfiguration",
                    conversion(
                        glueSchema(COMMERCE_EU, "payments", "settlements_archive"),
                        object("OpenXJsonSerDe", object()),
                        object("ParquetSerDe", object()))));
  }

  private static StreamDocument exchangeRates() {
    return stream(PLATFORM_US, "exchange-rates", TEAM, "prod")
        .hint(1)
        .to(redshift(REDSHIFT_SERVERLESS, "rates", s3("acme-finance-staging", "rates/")));
  }
}
