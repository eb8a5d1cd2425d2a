package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;
import static dev.hydrant.simulator.organisation.Destinations.*;
import static dev.hydrant.simulator.organisation.Json.object;
import static dev.hydrant.simulator.organisation.Processing.*;

import dev.hydrant.simulator.organisation.StreamDocument;
import java.util.List;

/** What people do on web and mobile, on both sides of the Atlantic. */
final class ClickstreamTeam {
  private static final String TEAM = "clickstream";

  private ClickstreamTeam() {}

  static List<StreamDocument> streams() {
    return List.of(
        web(),
        webParquet(),
        mobile(),
        sessions(),
        personalisation(),
        searchTerms(),
        webUs(),
        mobileUs(),
        sessionsUs());
  }

  private static StreamDocument web() {
    return stream(COMMERCE_EU, "clickstream-web", TEAM, "prod")
        .tag("Technical Owner", "jonas.berg@acme.example")
        .hint(40)
        .version(21)
        .to(
            extendedS3(LAKE, "web/events/")
                .with(
                    "Prefix",
                    "web/events/site=!{partitionKeyFromQuery:site}/dt=!{timestamp:yyyy-MM-dd}/",
                    "ErrorOutputPrefix",
                    "web/errors/!{firehose:error-output-type}/",
                    "DynamicPartitioningConfiguration",
                    dynamicPartitioning(),
                    "ProcessingConfiguration",
                    processors(deaggregation(), jq("{site: .context.site}"), newlines()),
                    "CustomTimeZone",
                    "Europe/Dublin",
                    "CompressionFormat",
                    "GZIP",
                    "FileExtension",
                    ".json.gz"));
  }

  private static StreamDocument webParquet() {
    return stream(COMMERCE_EU, "clickstream-page-views", TEAM, "prod")
        .kinesis("clickstream-web")
        .to(
            extendedS3(LAKE, "web/page_views/dt=!{timestamp:yyyy-MM-dd}/")
                .with(
                    "ErrorOutputPrefix",
                    "web/errors/page_views/",
                    "BufferingHints",
                    buffering(128, 900),
                    "DataFormatConversionConfiguration",
                    conversion(
                        glueSchema(COMMERCE_EU, "web", "page_views"),
                        object(
                            "OpenXJsonSerDe",
                            object(
                                "CaseInsensitive",
                                true,
                                "ConvertDotsInJsonKeysToUnderscores",
                                true,
                                "ColumnToJsonKeyMappings",
                                object("viewed_at", "ts", "page_url", "url"))),
                        object(
                            "ParquetSerDe",
                            object("Compression", "SNAPPY", "WriterVersion", "V1")))));
  }

  private static StreamDocument mobile() {
    return stream(COMMERCE_EU, "clickstream-mobile", TEAM, "prod")
        .msk(COMMERCE_MSK, "mobile.events")
        .to(
            iceberg(
                S3_TABLES, failed("clickstream/mobile/"), icebergTable("mobile", "app_events")));
  }

  private static StreamDocument sessions() {
    return stream(COMMERCE_EU, "clickstream-sessions", TEAM, "prod")
        .kinesis("clickstream-web")
        .to(
            openSearchServerless(
                "https://9k2acmedemo7sessions.eu-west-1.aoss.amazonaws.com",
                "web-sessions",
                failed("clickstream/sessions/")));
  }

  private static StreamDocument personalisation() {
    return stream(COMMERCE_EU, "clickstream-personalisation", TEAM, "prod")
        .kinesis("clickstream-web")
        .to(
            http(
                "https://firehose:FAKE-PASSWORD-2@events.recommender.acme.example:8443/ingest",
                "Recommender",
                failed("clickstream/personalisation/")));
  }

  private static StreamDocument searchTerms() {
    return stream(COMMERCE_EU, "site-search-terms", TEAM, "prod")
        .kinesis("clickstream-web")
        .to(
            openSearch(COMMERCE_SEARCH, "search-terms", failed("clickstream/search-terms/"))
                .with("IndexRotationPeriod", "OneHour"));
  }

  /** The same name as in Europe: another stream. */
  private static StreamDocument webUs() {
    return stream(COMMERCE_US, "clickstream-web", TEAM, "prod")
        .kinesis("clickstream-web")
        .to(
            extendedS3(LAKE_US, "web/events/dt=!{timestamp:yyyy-MM-dd}/")
                .with(
                    "ErrorOutputPrefix",
                    "web/errors/",
                    "DataFormatConversionConfiguration",
                    parquet(COMMERCE_US, "web", "page_views")));
  }

  private static StreamDocument mobileUs() {
    return stream(COMMERCE_US, "clickstream-mobile", TEAM, "prod")
        .kinesis("clickstream-mobile")
        .to(
            snowflake(
                    "acme-retail.us-east-1.privatelink.snowflakecomputing.com",
                    "ANALYTICS.EVENTS.MOBILE_RAW",
                    s3(LAKE_US, "backup/mobile/"))
                .with(
                    "S3BackupMode",
                    "AllData",
                    "DataLoadingOption",
                    "VARIANT_CONTENT_MAPPING",
                    "ContentColumnName",
                    "EVENT",
                    "SnowflakeVpcConfiguration",
                    object("PrivateLinkVpceId", "com.amazonaws.vpce.us-east-1.vpce-svc-0demo")));
  }

  private static StreamDocument sessionsUs() {
    return stream(COMMERCE_US, "clickstream-sessions", TEAM, "prod")
        .kinesis("clickstream-web")
        .to(
            openSearchAt(
                    "https://search-sessions-us-4demo.us-east-1.es.amazonaws.com",
                    "web-sessions",
                    s3(LAKE_US, "errors/sessions/"))
                .with("IndexRotationPeriod", "NoRotation"));
  }
}
