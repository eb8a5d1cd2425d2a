package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** Streams that are coming, going, or stuck. */
final class DataPlatformTeam {
  private static final String TEAM = "data-platform";

  private DataPlatformTeam() {}

  static List<StreamDocument> streams() {
    return List.of(lakeNext(), oldExport(), stuckExport(), neverCreated(), kitchenSink());
  }

  private static StreamDocument lakeNext() {
    return stream(COMMERCE_EU, "orders-to-lake-next", TEAM, "staging")
        .status("CREATING")
        .kinesis("orders-stream")
        .to(
            iceberg(
                GLUE, failed("orders/next/"), icebergTable("sales", "orders_next", "order_id")));
  }

  private static StreamDocument oldExport() {
    return stream(COMMERCE_EU, "legacy-crm-export", TEAM, "prod")
        .status("DELETING")
        .kinesis("customer-profiles")
        .to(legacyS3("acme-crm-export", "profiles/"));
  }

  private static StreamDocument stuckExport() {
    return stream(COMMERCE_US, "partner-export", TEAM, "prod")
        .status("DELETING_FAILED")
        .failure("RETIRE_KMS_GRANT_FAILED", "The grant could not be retired")
        .encrypted(COMMERCE_US.arn("kms", "key/77aa-partner"))
        .to(extendedS3("acme-partner-exchange", "outbound/"));
  }

  /** Failed so early that there is no destination, and AWS gives no reason. */
  private static StreamDocument neverCreated() {
    return stream(PLATFORM_EU, "experiments-raw", TEAM, "dev").status("CREATING_FAILED");
  }

  private static StreamDocument kitchenSink() {
    return fromStack(
        stream(PLATFORM_EU, "platform.audit_all-v2", TEAM, "prod")
            .tag("application", "audit")
            .tag("cost-center", "4712")
            .kinesis("central-audit")
            .version(34)
            .to(
                extendedS3(SECURITY_LOGS, "audit/!{timestamp:yyyy/MM/dd}/")
                    .with(
                        "ErrorOutputPrefix",
                        "errors/audit/",
                        "ProcessingConfiguration",
                        processors(lambda(COMMERCE_EU.arn("lambda", "function:audit-masker:live"))),
                        "S3BackupMode",
                        "Enabled",
                        "S3BackupDescription",
                        s3(SECURITY_LOGS, "audit-untouched/"))),
        "platform-audit",
        "AuditStream");
  }
}
