package dev.hydrant.simulator.generated;

import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Destination;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Processing;
import java.util.List;
import java.util.Locale;

/** The destinations in rotation, on the assets of one group of streams. */
record GeneratedDestinations(Home home, String group, String word) {

  private static final int ROTATION = 11;
  private static final int LAKE = 0;
  private static final int ICEBERG = 5;

  Destination pick(int index) {
    switch (index % ROTATION) {
      case LAKE:
        return lake();
      case 1:
        return partitioned();
      case 2:
        return redshift();
      case 3:
        return Destinations.openSearch(home.arn("es", "domain/" + group), word, failed());
      case 4:
        return Destinations.snowflake(
            "https://acme-" + group + ".snowflakecomputing.com",
            "RAW.EVENTS." + word.toUpperCase(Locale.ROOT),
            failed());
      case ICEBERG:
        return iceberg();
      case 6:
        return Destinations.splunk("https://" + group + ".splunkcloud.example:8088", failed())
            .with("HECToken", "FAKE-HEC-TOKEN-" + group);
      case 7:
        return Destinations.http(
            "https://" + group + ".collector.example/v1/input?token=FAKE-QUERY-SECRET",
            "Collector",
            failed());
      case 8:
        return Destinations.openSearchServerless(
            "https://" + group + ".eu-west-1.aoss.amazonaws.com", word, failed());
      case 9:
        return Destinations.elasticsearch(home.arn("es", "domain/legacy-" + group), word, failed());
      default:
        return Destinations.legacyS3(bucket(), word + "/plain/");
    }
  }

  /** Whether the destination at this place of the rotation names Glue tables. */
  static boolean usesGlue(int index) {
    return index % ROTATION == LAKE || index % ROTATION == ICEBERG;
  }

  /** {@code database.table}; the tables that {@link #pick} names. */
  List<String> glueTables(int index) {
    return index % ROTATION == LAKE
        ? List.of(database() + "." + word)
        : List.of(database() + "." + word, database() + "." + word + "_history");
  }

  private String database() {
    return group.replace('-', '_');
  }

  private Destination lake() {
    return Destinations.extendedS3(bucket(), word + "/dt=!{timestamp:yyyy-MM-dd}/")
        .with(
            "ErrorOutputPrefix",
            "errors/" + word + "/!{firehose:error-output-type}/",
            "DataFormatConversionConfiguration",
            Processing.parquet(home, database(), word),
            "ProcessingConfiguration",
            Processing.processors(
                Processing.lambda(home.arn("lambda", "function:" + group + "-enricher:live"))));
  }

  private Destination partitioned() {
    return Destinations.extendedS3(bucket(), word + "/tenant=!{partitionKeyFromQuery:tenant}/")
        .with(
            "ErrorOutputPrefix",
            "errors/" + word + "/",
            "DynamicPartitioningConfiguration",
            Processing.dynamicPartitioning(),
            "ProcessingConfiguration",
            Processing.processors(Processing.jq("{tenant: .tenant.id}"), Processing.newlines()),
            "S3BackupMode",
            "Enabled",
            "S3BackupDescription",
            Destinations.s3(bucket() + "-backup", word + "/"));
  }

  private Destination redshift() {
    return Destinations.redshift(
        "jdbc:redshift://" + group + ".c0demo.eu-west-1.redshift.amazonaws.com:5439/analytics",
        "events." + word,
        Destinations.s3(bucket() + "-staging", word + "/"));
  }

  private Destination iceberg() {
    return Destinations.iceberg(
        home.arn("glue", "catalog"),
        failed(),
        Destinations.icebergTable(database(), word, "id"),
        Destinations.icebergTable(database(), word + "_history"));
  }

  private ObjectNode failed() {
    return Destinations.s3("generated-errors", group + "/");
  }

  private String bucket() {
    return "generated-" + group;
  }

  static ObjectNode mysql(Home home, String group) {
    return object(
        "Type",
        "MySQL",
        "Endpoint",
        group + ".c0demo.eu-west-1.rds.amazonaws.com",
        "Port",
        3306,
        "SSLMode",
        "Enabled",
        "Databases",
        object("Include", array("app"), "Exclude", array()),
        "Tables",
        object("Include", array("app.orders", "app.lines"), "Exclude", array()),
        "SnapshotWatermarkTable",
        "app.firehose_watermark",
        "DatabaseSourceAuthenticationConfiguration",
        object(
            "SecretsManagerConfiguration",
            object(
                "SecretARN", home.arn("secretsmanager", "secret:" + group + "-a1b2c3"),
                "RoleARN", home.roleArn("firehose-" + group),
                "Enabled", true)),
        "DatabaseSourceVPCConfiguration",
        object("VpcEndpointServiceName", "com.amazonaws.vpce.eu-west-1.vpce-svc-0demo"));
  }
}
