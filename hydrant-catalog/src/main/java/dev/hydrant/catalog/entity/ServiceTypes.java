package dev.hydrant.catalog.entity;

import static dev.hydrant.catalog.entity.Check.any;
import static dev.hydrant.catalog.entity.Check.object;
import static dev.hydrant.catalog.entity.Check.oneOf;
import static dev.hydrant.catalog.entity.Check.text;

import java.util.List;

/** Services: the systems that entities live in. */
final class ServiceTypes {
  private static final String DATABASES =
      """
      BigQuery BigTable Mysql Redshift Snowflake Postgres Timescale Mssql MicrosoftAccess Oracle
      Athena Hive Impala Presto Trino Vertica Glue MariaDB Druid Db2 Clickhouse Databricks AzureSQL
      DynamoDB SingleStore SQLite DeltaLake Salesforce PinotDB Datalake DomoDatabase QueryLog
      CustomDatabase Dbt SapHana MongoDB Cassandra Couchbase Greenplum Doris StarRocks UnityCatalog
      SAS Teradata SapErp Synapse Exasol Cockroach SSAS Epic ServiceNow Dremio MicrosoftFabric
      BurstIQ Informix Iomete
      """;
  private static final String PIPELINES =
      """
      Airflow GluePipeline KinesisFirehose Airbyte Fivetran Flink Dagster Nifi DomoPipeline
      CustomPipeline DatabricksPipeline Spline Spark OpenLineage KafkaConnect DBTCloud Matillion
      Stitch DataFactory Wherescape SSIS Snowplow Mulesoft MicrosoftFabricPipeline
      """;

  private ServiceTypes() {}

  static List<EntityType> all() {
    return List.of(
        service("pipelineService", "pipelineServices", PIPELINES)
            .has(Member.of("scheduleInterval", text()), Member.of("lifeCycle", object()))
            .unkept("scheduleInterval", "lifeCycle")
            .build(),
        service(
                "messagingService",
                "messagingServices",
                "Kafka Redpanda Kinesis PubSub CustomMessaging")
            .build(),
        service("storageService", "storageServices", "S3 ADLS GCS CustomStorage").build(),
        service("databaseService", "databaseServices", DATABASES).build(),
        service("searchService", "searchServices", "ElasticSearch OpenSearch CustomSearch").build(),
        service("apiService", "apiServices", "Rest WEBHOOK").build());
  }

  private static EntityType.Builder service(String name, String collection, String serviceTypes) {
    return EntityType.named(name, "services/" + collection)
        .has(Members.common())
        .has(
            Member.required("serviceType", oneOf(serviceTypes.strip().split("\\s+"))),
            // "hydrant" holds Hydrant's own settings, for which the contract has no room.
            Member.of(
                "connection",
                new Shape(
                    "a connection",
                    List.of(Member.of("config", any()), Member.of("hydrant", any())))),
            Member.of("ingestionRunner", Shapes.REFERENCE))
        .lists("pipelines", "ingestionPipeline")
        .onRequest("owners", "tags", "domains", "dataProducts", "followers", "pipelines")
        .others("testConnectionResult", "dataContract");
  }
}
