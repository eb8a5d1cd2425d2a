package dev.hydrant.catalog.entity;

import static dev.hydrant.catalog.entity.Check.any;
import static dev.hydrant.catalog.entity.Check.bool;
import static dev.hydrant.catalog.entity.Check.integer;
import static dev.hydrant.catalog.entity.Check.listOf;
import static dev.hydrant.catalog.entity.Check.number;
import static dev.hydrant.catalog.entity.Check.object;
import static dev.hydrant.catalog.entity.Check.oneOf;
import static dev.hydrant.catalog.entity.Check.text;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Data assets and pipelines: what lineage joins. */
final class AssetTypes {
  private static final String[] HEAVY = {
    "owners",
    "tags",
    "domains",
    "dataProducts",
    "followers",
    "extension",
    "votes",
    "lifeCycle",
    "certification",
    "sourceHash"
  };

  private AssetTypes() {}

  static List<EntityType> all() {
    return List.of(
        pipeline(),
        topic(),
        database(),
        databaseSchema(),
        table(),
        container(),
        searchIndex(),
        apiCollection(),
        apiEndpoint());
  }

  private static EntityType pipeline() {
    return asset("pipeline", "pipelines")
        .in(Containment.named("service", "pipelineService"))
        .has(
            Member.of("sourceUrl", text()),
            Member.of("concurrency", integer()),
            Member.of("pipelineLocation", text()),
            Member.of("startDate", text()),
            Member.of("tasks", listOf(Shapes.TASK)),
            Member.of("state", oneOf("Active", "Inactive")),
            Member.of("scheduleInterval", text()))
        .onRequest("tasks", "scheduleInterval", "pipelineStatus", "usageSummary")
        .others("endDate")
        .build();
  }

  private static EntityType topic() {
    return asset("topic", "topics")
        .in(Containment.named("service", "messagingService"))
        .has(
            Member.required("partitions", integer()),
            Member.of("messageSchema", Shapes.MESSAGE_SCHEMA),
            Member.of("cleanupPolicies", listOf(oneOf("delete", "compact"))),
            Member.of("replicationFactor", integer()),
            Member.of("retentionTime", number()),
            Member.of("maximumMessageSize", integer()),
            Member.of("minimumInSyncReplicas", integer()),
            Member.of("retentionSize", number()),
            Member.of("topicConfig", object()),
            Member.of("sourceUrl", text()))
        .others("sampleData")
        .build();
  }

  private static EntityType database() {
    return asset("database", "databases")
        .in(Containment.named("service", "databaseService"))
        .has(
            Member.of("default", bool(), BooleanNode.FALSE),
            Member.of("retentionPeriod", text()),
            Member.of("sourceUrl", text()))
        .lists("databaseSchemas", "databaseSchema")
        .onRequest("databaseSchemas", "usageSummary")
        .others("location", "databaseProfilerConfig")
        .build();
  }

  private static EntityType databaseSchema() {
    return asset("databaseSchema", "databaseSchemas")
        .in(Containment.named("database", "database"))
        .inherits("service")
        .has(Member.of("retentionPeriod", text()), Member.of("sourceUrl", text()))
        .lists("tables", "table")
        .onRequest("tables", "usageSummary")
        .others("databaseSchemaProfilerConfig")
        .build();
  }

  private static EntityType table() {
    return asset("table", "tables")
        .in(Containment.named("databaseSchema", "databaseSchema"))
        .inherits("database", "service")
        .has(
            Member.required("columns", listOf(Shapes.COLUMN)),
            Member.of(
                "tableType",
                oneOf(
                    "Regular",
                    "External",
                    "Dynamic",
                    "View",
                    "SecureView",
                    "MaterializedView",
                    "Iceberg",
                    "Local",
                    "Partitioned",
                    "Foreign",
                    "Transient",
                    "Stream",
                    "Stage")),
            Member.of("dataModel", object()),
            Member.of("locationPath", text()),
            Member.of("tableConstraints", listOf(object())),
            Member.of("tablePartition", object()),
            Member.of("tableProfilerConfig", object()),
            Member.of("schemaDefinition", text()),
            Member.of("retentionPeriod", text()),
            Member.of("sourceUrl", text()),
            Member.of("fileFormat", text()))
        .onRequest(
            "tableConstraints",
            "tablePartition",
            "tableProfilerConfig",
            "schemaDefinition",
            "dataModel",
            "usageSummary")
        .others(
            "location",
            "joins",
            "sampleData",
            "customMetrics",
            "profile",
            "testSuite",
            "queries",
            "pipelineObservability",
            "processedLineage",
            "compressionEnabled",
            "compressionCodec",
            "compressionStrategy")
        .build();
  }

  private static EntityType container() {
    return asset("container", "containers")
        .in(
            new Containment("parent", List.of("container"), true, true),
            Containment.named("service", "storageService"))
        .has(
            Member.of("dataModel", Shapes.DATA_MODEL),
            Member.of("prefix", text()),
            Member.of("numberOfObjects", number()),
            Member.of("size", number()),
            Member.of(
                "fileFormats",
                listOf(oneOf("zip", "gz", "zstd", "csv", "tsv", "json", "parquet", "avro", "MF4"))),
            Member.of("sourceUrl", text()),
            Member.of("fullPath", text()))
        .lists("children", "container")
        .onRequest("children", "dataModel")
        .others("retentionPeriod")
        .build();
  }

  private static EntityType searchIndex() {
    return asset("searchIndex", "searchIndexes")
        .in(Containment.named("service", "searchService"))
        .has(
            Member.required("fields", listOf(Shapes.FIELD)),
            Member.of("searchIndexSettings", object()),
            Member.of("indexType", oneOf("Index", "IndexTemplate"), TextNode.valueOf("Index")))
        .others("sampleData")
        .build();
  }

  private static EntityType apiCollection() {
    return asset("apiCollection", "apiCollections")
        .in(Containment.named("service", "apiService"))
        .has(Member.of("endpointURL", text()), Member.of("apiEndpoints", listOf(text())))
        .lists("apiEndpoints", "apiEndpoint")
        .onRequest("apiEndpoints")
        .build();
  }

  private static EntityType apiEndpoint() {
    Check schema =
        new Shape(
            "a schema",
            List.of(
                Member.of("schemaType", any()),
                Member.of("schemaText", text()),
                Member.of("schemaFields", listOf(Shapes.FIELD))));
    return asset("apiEndpoint", "apiEndpoints")
        .in(Containment.named("apiCollection", "apiCollection"))
        .inherits("service")
        .has(
            Member.of("endpointURL", text()),
            Member.of(
                "requestMethod",
                oneOf(
                    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "CONNECT", "OPTIONS",
                    "TRACE")),
            Member.of("requestSchema", schema),
            Member.of("responseSchema", schema),
            Member.of("sourceUrl", text()))
        .unkept("sourceUrl")
        .build();
  }

  private static EntityType.Builder asset(String name, String collection) {
    return EntityType.named(name, collection)
        .has(Members.common())
        .has(Members.asset())
        .onRequest(HEAVY)
        .others("serviceType", "dataContract");
  }
}
