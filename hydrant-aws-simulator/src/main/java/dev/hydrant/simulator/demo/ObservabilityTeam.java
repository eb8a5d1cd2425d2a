package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** Logs, metrics and traces to every partner that somebody once signed a contract with. */
final class ObservabilityTeam {
  private static final String TEAM = "observability";

  private ObservabilityTeam() {}

  static List<StreamDocument> streams() {
    return List.of(
        appLogs(),
        appLogsArchive(),
        metrics(),
        newRelic(),
        sumo(),
        honeycomb(),
        coralogix(),
        elastic(),
        dynatrace(),
        accessLogs(),
        kafkaLogs(),
        appLogsUs());
  }

  private static StreamDocument appLogs() {
    return stream(PLATFORM_EU, "app-logs-datadog", TEAM, "prod")
        .kinesis("app-logs")
        .to(
            http(
                    "https://aws-kinesis-http-intake.logs.datadoghq.eu/v1/input",
                    "Datadog",
                    s3(LOG_ARCHIVE, "failed/datadog/"))
                .with(
                    "ProcessingConfiguration",
                    processors(gunzip(), logMessages()),
                    "RequestConfiguration",
                    object(
                        "ContentEncoding",
                        "GZIP",
                        "CommonAttributes",
                        array(
                            object(
                                "AttributeName",
                                "env",
                                "AttributeValue",
                                "FAKE-ATTRIBUTE-prod")))));
  }

  private static StreamDocument appLogsArchive() {
    return stream(PLATFORM_EU, "app-logs-archive", TEAM, "prod")
        .kinesis("app-logs")
        .to(
            extendedS3(LOG_ARCHIVE, "app/dt=!{timestamp:yyyy-MM-dd}/")
                .with(
                    "ErrorOutputPrefix",
                    "failed/archive/",
                    "CompressionFormat",
                    "GZIP",
                    "ProcessingConfiguration",
                    processors(gunzip(), logMessages(), newlines())));
  }

  private static StreamDocument metrics() {
    return stream(PLATFORM_EU, "cloudwatch-metrics-datadog", TEAM, "prod")
        .to(
            http(
                "https://awsmetrics-intake.datadoghq.eu/v1/input",
                "Datadog - Metrics",
                s3(LOG_ARCHIVE, "failed/datadog-metrics/")));
  }

  private static StreamDocument newRelic() {
    return stream(PLATFORM_EU, "app-logs-newrelic", TEAM, "prod")
        .kinesis("app-logs")
        .to(
            http(
                "https://aws-api.eu.newrelic.com/firehose/v1",
                "New Relic",
                s3(LOG_ARCHIVE, "failed/newrelic/")));
  }

  /** The token is part of the path. */
  private static StreamDocument sumo() {
    return stream(PLATFORM_EU, "audit-logs-sumologic", TEAM, "prod")
        .kinesis("central-audit")
        .to(
            http(
                    "https://endpoint4.collection.eu.sumologic.net/receiver/v1/kinesis/log/FAKE-PATH-TOKEN-6==",
                    "Sumo Logic",
                    s3(LOG_ARCHIVE, "all/sumologic/"))
                .with("S3BackupMode", "AllData"));
  }

  private static StreamDocument honeycomb() {
    return stream(PLATFORM_EU, "traces-honeycomb", TEAM, "prod")
        .msk(PLATFORM_MSK, "otel.traces")
        .to(
            http(
                "https://api.eu1.honeycomb.io/1/kinesis_events/checkout-traces",
                "Honeycomb",
                s3(LOG_ARCHIVE, "failed/honeycomb/")));
  }

  private static StreamDocument coralogix() {
    return stream(PLATFORM_EU, "k8s-logs-coralogix", TEAM, "prod")
        .msk(PLATFORM_MSK, "k8s.logs")
        .to(
            http(
                    "https://ingress.eu1.coralogix.com/aws/firehose",
                    "Coralogix",
                    s3(LOG_ARCHIVE, "failed/coralogix/"))
                .with(
                    "RequestConfiguration",
                    object(
                        "ContentEncoding",
                        "NONE",
                        "CommonAttributes",
                        array(
                            object(
                                "AttributeName",
                                "applicationName",
                                "AttributeValue",
                                "FAKE-ATTRIBUTE-shop"),
                            object(
                                "AttributeName",
                                "subsystemName",
                                "AttributeValue",
                                "FAKE-ATTRIBUTE-k8s")))));
  }

  private static StreamDocument elastic() {
    return stream(PLATFORM_EU, "k8s-logs-elastic", TEAM, "prod")
        .msk(PLATFORM_MSK, "k8s.logs")
        .to(
            http(
                "https://acme-observability.es.eu-west-1.aws.elastic-cloud.com",
                "Elastic",
                s3(LOG_ARCHIVE, "failed/elastic/")));
  }

  private static StreamDocument dynatrace() {
    return stream(PLATFORM_EU, "app-logs-dynatrace", TEAM, "staging")
        .kinesis("app-logs")
        .to(
            http(
                    "https://eu.aws.cloud.dynatrace.com",
                    "Dynatrace",
                    s3(LOG_ARCHIVE, "failed/dynatrace/"))
                .with(
                    "RequestConfiguration",
                    object(
                        "ContentEncoding",
                        "GZIP",
                        "CommonAttributes",
                        array(
                            object(
                                "AttributeName", "dt-url",
                                "AttributeValue",
                                    "https://FAKE-ATTRIBUTE-tenant.live.dynatrace.com")))));
  }

  private static StreamDocument accessLogs() {
    return stream(PLATFORM_EU, "amazon-apigateway-access-logs", TEAM, "prod")
        .to(extendedS3(LOG_ARCHIVE, "apigateway/"));
  }

  private static StreamDocument kafkaLogs() {
    return stream(PLATFORM_EU, "k8s-logs-archive", TEAM, "prod")
        .msk(PLATFORM_MSK, "k8s.logs")
        .to(
            extendedS3(LOG_ARCHIVE, "k8s/!{timestamp:yyyy-MM-dd}/")
                .with("ErrorOutputPrefix", "failed/k8s/", "CompressionFormat", "HADOOP_SNAPPY"));
  }

  private static StreamDocument appLogsUs() {
    return stream(PLATFORM_US, "app-logs-datadog", TEAM, "prod")
        .kinesis("app-logs")
        .to(
            http(
                "https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input",
                "Datadog",
                s3("acme-log-archive-us", "failed/datadog/")));
  }
}
