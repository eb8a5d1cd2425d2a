package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** Firewall, network and audit logs: to the archive, to Splunk, to search. */
final class SecurityTeam {
  private static final String TEAM = "security";

  private SecurityTeam() {}

  static List<StreamDocument> streams() {
    return List.of(
        wafStorefront(),
        wafAdmin(),
        flowLogs(),
        flowLogsToSplunk(),
        cloudTrail(),
        guardDuty(),
        resolver(),
        wafUs(),
        signIns());
  }

  /** The conversion is switched off; its schema is a leftover. */
  private static StreamDocument wafStorefront() {
    return stream(PLATFORM_EU, "aws-waf-logs-storefront", TEAM, "prod")
        .to(
            extendedS3(SECURITY_LOGS, "waf/storefront/")
                .with(
                    "CompressionFormat",
                    "GZIP",
                    "DataFormatConversionConfiguration",
                    parquet(PLATFORM_EU, "security", "waf_logs_old").put("Enabled", false)));
  }

  private static StreamDocument wafAdmin() {
    return stream(PLATFORM_EU, "aws-waf-logs-admin", TEAM, "prod")
        .to(
            splunk(SPLUNK, s3(SECURITY_LOGS, "splunk-failed/waf/"))
                .with(
                    "HECToken",
                    "FAKE-HEC-TOKEN-0000-0000-000000000004",
                    "HECEndpointType",
                    "Event"));
  }

  private static StreamDocument flowLogs() {
    return stream(PLATFORM_EU, "vpc-flow-logs", TEAM, "prod")
        .hint(30)
        .version(4)
        .to(
            extendedS3(SECURITY_LOGS, "vpc/")
                .with(
                    "Prefix",
                    "vpc/account=!{partitionKeyFromLambda:account}/dt=!{timestamp:yyyy-MM-dd}/",
                    "ErrorOutputPrefix",
                    "errors/vpc/!{firehose:error-output-type}/",
                    "DynamicPartitioningConfiguration",
                    dynamicPartitioning(),
                    "ProcessingConfiguration",
                    processors(
                        lambda(PLATFORM_EU.arn("lambda", "function:flow-log-parser:3")),
                        newlines())));
  }

  private static StreamDocument flowLogsToSplunk() {
    return stream(PLATFORM_EU, "vpc-flow-logs-splunk", TEAM, "prod")
        .to(
            splunk(SPLUNK, s3(SECURITY_LOGS, "splunk-all/vpc/"))
                .with(
                    "HECToken",
                    "FAKE-HEC-TOKEN-0000-0000-000000000005",
                    "S3BackupMode",
                    "AllEvents"));
  }

  private static StreamDocument cloudTrail() {
    return stream(PLATFORM_EU, "cloudtrail-to-splunk", TEAM, "prod")
        .kinesis("central-audit")
        .to(
            splunk(SPLUNK, s3(SECURITY_LOGS, "splunk-failed/cloudtrail/"))
                .with(
                    "SecretsManagerConfiguration",
                    object(
                        "Enabled",
                        true,
                        "SecretARN",
                        PLATFORM_EU.arn("secretsmanager", "secret:splunk/hec-g7h8i9")),
                    "ProcessingConfiguration",
                    processors(gunzip(), logMessages())));
  }

  private static StreamDocument guardDuty() {
    return stream(PLATFORM_EU, "guardduty-findings", TEAM, "prod")
        .to(openSearch(SECURITY_SEARCH, "findings", s3(SECURITY_LOGS, "search-failed/findings/")));
  }

  private static StreamDocument resolver() {
    return stream(PLATFORM_EU, "route53-resolver-queries", TEAM, "prod")
        .to(
            extendedS3(SECURITY_LOGS, "dns/!{firehose:random-string}/!{timestamp:yyyy/MM/dd}/")
                .with("ErrorOutputPrefix", "errors/dns/"));
  }

  private static StreamDocument wafUs() {
    return stream(PLATFORM_US, "aws-waf-logs-storefront", TEAM, "prod")
        .to(extendedS3("acme-security-logs-us", "waf/storefront/"));
  }

  private static StreamDocument signIns() {
    return stream(PLATFORM_EU, "identity-sign-ins", TEAM, "prod")
        .kinesis("central-audit")
        .to(
            openSearch(SECURITY_SEARCH, "sign-ins", s3(SECURITY_LOGS, "search-failed/sign-ins/"))
                .with("IndexRotationPeriod", "OneMonth"));
  }
}
