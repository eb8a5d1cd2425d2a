package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** Delivery vans and store sensors. */
final class IotTeam {
  private static final String TEAM = "iot";

  private IotTeam() {}

  static List<StreamDocument> streams() {
    return List.of(telemetry(), telemetryTables(), alarms(), firmware());
  }

  private static StreamDocument telemetry() {
    return stream(PLATFORM_US, "iot-telemetry", TEAM, "prod")
        .kinesis("sensor-telemetry")
        .to(
            extendedS3("acme-iot-telemetry", "raw/")
                .with(
                    "Prefix",
                    "raw/!{timestamp:'year='yyyy/'month='MM/'day='dd}/store=!{partitionKeyFromQuery:store}/",
                    "ErrorOutputPrefix",
                    "errors/!{firehose:error-output-type}/",
                    "DynamicPartitioningConfiguration",
                    dynamicPartitioning(),
                    "ProcessingConfiguration",
                    processors(jq("{store: .device.store_id}")),
                    "DataFormatConversionConfiguration",
                    parquet(PLATFORM_US, "iot", "telemetry")));
  }

  private static StreamDocument telemetryTables() {
    return stream(PLATFORM_US, "iot-telemetry-tables", TEAM, "prod")
        .kinesis("sensor-telemetry")
        .to(
            iceberg(
                    PLATFORM_US.arn("glue", "catalog/s3tablescatalog/acme-iot-tables"),
                    s3("acme-iot-telemetry", "errors/iceberg/"),
                    icebergTable("sensors", "readings", "reading_id"),
                    icebergTable("sensors", "heartbeats"))
                .with(
                    "AppendOnly",
                    true,
                    "ProcessingConfiguration",
                    processors(lambda(PLATFORM_US.arn("lambda", "function:sensor-router")))));
  }

  private static StreamDocument alarms() {
    return stream(PLATFORM_US, "iot-alarms", TEAM, "prod")
        .kinesis("sensor-telemetry")
        .to(
            http(
                "https://hooks.facility.acme.example/firehose/FAKE-PATH-TOKEN-7",
                "Facility desk",
                s3("acme-iot-telemetry", "errors/alarms/")));
  }

  private static StreamDocument firmware() {
    return stream(PLATFORM_US, "iot-firmware-events", TEAM, "staging")
        .status("CREATING_FAILED")
        .failure(
            "KMS_KEY_NOT_FOUND",
            "Key 'arn:aws:kms:us-east-1:444455556666:key/0000-gone' does not exist")
        .set(
            "DeliveryStreamEncryptionConfiguration",
            object(
                "KeyType",
                "CUSTOMER_MANAGED_CMK",
                "KeyARN",
                PLATFORM_US.arn("kms", "key/0000-gone"),
                "Status",
                "ENABLING_FAILED",
                "FailureDescription",
                object("Type", "KMS_KEY_NOT_FOUND", "Details", "The key does not exist")))
        .to(extendedS3("acme-iot-telemetry", "firmware/"));
  }
}
