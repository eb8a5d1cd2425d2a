package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** Customers and campaigns: a PostgreSQL database read by patterns, mail events, attribution. */
final class CustomerTeam {
  private static final String TEAM = "customer";

  private CustomerTeam() {}

  static List<StreamDocument> streams() {
    return List.of(
        crmChanges(), profileUpdates(), emailEngagement(), attribution(), consent(), campaignsUs());
  }

  /** Only patterns: which tables they match is not in the answer. */
  private static StreamDocument crmChanges() {
    return stream(COMMERCE_EU, "crm-postgres-cdc", TEAM, "prod")
        .tag("pii", "yes")
        .database(
            object(
                "Type",
                "PostgreSQL",
                "Endpoint",
                "crm.cluster-c1demo.eu-west-1.rds.amazonaws.com",
                "Port",
                5432,
                "SSLMode",
                "Enabled",
                "Databases",
                object("Include", array("crm"), "Exclude", array()),
                "Tables",
                object(
                    "Include", array("public.customers", "public.addresses", "loyalty.*"),
                    "Exclude", array("loyalty.audit_.*")),
                "Columns",
                object("Include", array(), "Exclude", array("public.customers.password_hash")),
                "SnapshotWatermarkTable",
                "public.firehose_watermark",
                "DatabaseSourceAuthenticationConfiguration",
                object(
                    "SecretsManagerConfiguration",
                    object(
                        "SecretARN",
                            COMMERCE_EU.arn("secretsmanager", "secret:crm/postgres-k1l2m3"),
                        "RoleARN", COMMERCE_EU.roleArn("firehose-crm-secret"),
                        "Enabled", true)),
                "DatabaseSourceVPCConfiguration",
                object("VpcEndpointServiceName", "com.amazonaws.vpce.eu-west-1.vpce-svc-0crmdemo")))
        .to(
            iceberg(GLUE, failed("crm/postgres/"))
                .with("TableCreationConfiguration", object("Enabled", true)));
  }

  private static StreamDocument profileUpdates() {
    return stream(COMMERCE_EU, "customer-profile-updates", TEAM, "prod")
        .tag("pii", "yes")
        .kinesis("customer-profiles")
        .to(
            iceberg(GLUE, failed("customer/profiles/"))
                .with(
                    "ProcessingConfiguration",
                    processors(
                        jq(
                            "{destinationDatabaseName: \"crm\", destinationTableName: \"profiles\", operation: \"update\"}"))));
  }

  private static StreamDocument emailEngagement() {
    return stream(COMMERCE_EU, "email-engagement", TEAM, "prod")
        .hint(2)
        .to(snowflake(SNOWFLAKE, "ANALYTICS.EVENTS.EMAIL_RAW", failed("customer/email/")));
  }

  private static StreamDocument attribution() {
    return stream(COMMERCE_EU, "campaign-attribution", TEAM, "prod")
        .kinesis("clickstream-web")
        .to(
            redshift(REDSHIFT, "marketing.attribution", s3(STAGING, "attribution/"))
                .with(
                    "SecretsManagerConfiguration",
                    object(
                        "Enabled", true,
                        "SecretARN",
                            COMMERCE_EU.arn("secretsmanager", "secret:redshift/loader-d4e5f6"),
                        "RoleARN", COMMERCE_EU.roleArn("firehose-redshift-secret"))));
  }

  private static StreamDocument consent() {
    return stream(COMMERCE_EU, "consent-changes", TEAM, "prod")
        .tag("pii", "yes")
        .kinesis("customer-profiles")
        .to(
            extendedS3("acme-consent-ledger", "")
                .with(
                    "ErrorOutputPrefix",
                    "errors/",
                    "S3BackupMode",
                    "Enabled",
                    "S3BackupDescription",
                    s3("acme-consent-ledger", "source/")));
  }

  private static StreamDocument campaignsUs() {
    return stream(COMMERCE_US, "campaign-events", TEAM, "prod")
        .kinesis("campaign-stream")
        .to(
            http(
                "https://webhooks.mongodb-realm.com/api/client/v2.0/app/campaigns/service/firehose/incoming_webhook/ingest?secret=FAKE-QUERY-SECRET-3",
                "MongoDB Cloud",
                s3(LAKE_US, "errors/campaigns/")));
  }
}
