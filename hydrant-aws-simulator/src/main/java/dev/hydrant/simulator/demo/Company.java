package dev.hydrant.simulator.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;

/** What the teams of Acme share: accounts, regions, buckets, clusters, endpoints. */
final class Company {
  static final String COMMERCE = "111122223333";
  static final String PLATFORM = "444455556666";

  static final Home COMMERCE_EU = new Home(COMMERCE, "eu-west-1");
  static final Home COMMERCE_US = new Home(COMMERCE, "us-east-1");
  static final Home PLATFORM_EU = new Home(PLATFORM, "eu-west-1");
  static final Home PLATFORM_US = new Home(PLATFORM, "us-east-1");

  static final String LAKE = "acme-data-lake";
  static final String LAKE_US = "acme-data-lake-us";
  static final String ERRORS = "acme-firehose-errors";
  static final String STAGING = "acme-redshift-staging";
  static final String SECURITY_LOGS = "acme-security-logs";
  static final String LOG_ARCHIVE = "acme-log-archive";

  static final String REDSHIFT =
      "jdbc:redshift://analytics-prod.c7x2acmedemo.eu-west-1.redshift.amazonaws.com:5439/analytics";
  static final String REDSHIFT_SERVERLESS =
      "jdbc:redshift://finance.444455556666.us-east-1.redshift-serverless.amazonaws.com:5439/finance";
  static final String SNOWFLAKE = "https://acme-retail.snowflakecomputing.com";

  static final String COMMERCE_MSK =
      COMMERCE_EU.arn("kafka", "cluster/commerce-events/8d3f1c52-7a44-4c1b-9f0e-2b6a51d0c7e1-4");
  static final String PLATFORM_MSK =
      PLATFORM_EU.arn(
          "kafka", "cluster/platform-telemetry/51b0e9aa-0c3d-4f0e-8a67-93c5d1e4b2f8-s1");

  static final String COMMERCE_SEARCH = COMMERCE_EU.arn("es", "domain/commerce-search");
  static final String SECURITY_SEARCH = PLATFORM_EU.arn("es", "domain/security-analytics");
  static final String GLUE = COMMERCE_EU.arn("glue", "catalog");
  static final String S3_TABLES =
      COMMERCE_EU.arn("glue", "catalog/s3tablescatalog/acme-event-tables");

  static final String SPLUNK = "https://http-inputs-firehose-acme.splunkcloud.com:443";

  private Company() {}

  static StreamDocument stream(Home home, String name, String team, String environment) {
    return StreamDocument.named(home, name)
        .tag("team", team)
        .tag("Owner", team + "@acme.example")
        .tag("env", environment);
  }

  static StreamDocument fromStack(StreamDocument stream, String stack, String logicalId) {
    String id = stream.home().arn("cloudformation", "stack/" + stack + "/0f0e7d20-demo");
    return stream
        .tag("aws:cloudformation:stack-name", stack)
        .tag("aws:cloudformation:stack-id", id)
        .tag("aws:cloudformation:logical-id", logicalId);
  }

  /** Where a team's rejected records go. */
  static ObjectNode failed(String path) {
    return Destinations.s3(ERRORS, path);
  }
}
