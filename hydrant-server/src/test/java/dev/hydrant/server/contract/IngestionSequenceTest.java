package dev.hydrant.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.server.TestServer;
import dev.hydrant.server.TestServer.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of an ingestion of a pipeline service, in the order in which clients make them. */
class IngestionSequenceTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void ingestsAPipelineServiceWithLineage() {
    Reply version = server.get("system/version");
    assertThat(version.json().path("version").asText()).startsWith("1.13.");
    assertThat(version.json().size()).isEqualTo(3);
    assertThat(version.header("X-Hydrant")).isNotEmpty();

    Reply definition =
        server.get(
            "services/testConnectionDefinitions/name/KinesisFirehose.testConnectionDefinition");
    assertThat(definition.json().at("/steps/1/name").asText()).isEqualTo("ListDeliveryStreams");

    Reply missing = server.get("services/pipelineServices/name/prod?fields=*");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().path("code").asInt()).isEqualTo(404);
    assertThat(missing.json().path("message").asText())
        .isEqualTo("pipelineService instance for prod not found");

    Reply service =
        server.put(
            "services/pipelineServices",
            """
            {"name": "prod", "serviceType": "KinesisFirehose", "displayName": null, "owners": null,
             "connection": {"config": {"type": "KinesisFirehose", "awsConfig": {
               "awsRegion": "eu-west-1", "awsAccessKeyId": "AKIA", "awsSecretAccessKey": "hush"}}}}
            """);
    assertThat(service.status()).isEqualTo(201);
    assertThat(service.header("X-OpenMetadata-Change")).isEqualTo("entityCreated");
    assertThat(service.json().at("/connection/config/awsConfig/awsSecretAccessKey").asText())
        .isEqualTo("*********");

    Reply none = server.get("pipelines?limit=100&fields=sourceHash&service=prod");
    assertThat(none.json().at("/paging/total").asInt()).isZero();

    Reply pipeline =
        server.put(
            "pipelines",
            """
            {"name": "orders.to/lake", "service": "prod", "state": "Active", "sourceHash": null,
             "tasks": [{"name": "source", "downstreamTasks": ["delivery"]}, {"name": "delivery"}]}
            """);
    assertThat(pipeline.status()).isEqualTo(201);
    assertThat(pipeline.json().path("fullyQualifiedName").asText())
        .isEqualTo("prod.\"orders.to/lake\"");
    assertThat(pipeline.json().at("/tasks/0/fullyQualifiedName").asText())
        .isEqualTo("prod.\"orders.to/lake\".source");
    assertThat(pipeline.json().at("/service/name").asText()).isEqualTo("prod");

    String topic = topic("aws-kinesis-1-eu-west-1", "orders");
    String container = container("aws-s3", "lake");
    edge(topic, container, pipeline.id(), "Delivery · orders.to/lake · GZIP");

    Reply edge = server.get("lineage/getLineageEdge/" + topic + "/" + container);
    assertThat(edge.json().at("/edge/source").asText()).isEqualTo("PipelineLineage");
    assertThat(edge.json().at("/edge/pipeline/id").asText()).isEqualTo(pipeline.id());

    Reply lineage =
        server.get(
            "lineage/topic/name/aws-kinesis-1-eu-west-1.orders?upstreamDepth=1&downstreamDepth=1");
    assertThat(lineage.json().at("/entity/fullyQualifiedName").asText())
        .isEqualTo("aws-kinesis-1-eu-west-1.orders");
    assertThat(lineage.json().at("/downstreamEdges/0/toEntity").asText()).isEqualTo(container);
    assertThat(lineage.json().at("/nodes/0/fullyQualifiedName").asText()).isEqualTo("aws-s3.lake");

    Reply patched =
        server.patch(
            "pipelines/" + pipeline.id(),
            """
            [{"op": "add", "path": "/sourceHash", "value": "0123456789abcdef"}]
            """);
    assertThat(patched.status()).isEqualTo(200);

    Reply hashes = server.get("pipelines?limit=100&fields=sourceHash&service=prod");
    assertThat(hashes.json().at("/data/0/sourceHash").asText()).isEqualTo("0123456789abcdef");
    assertThat(hashes.json().at("/data/0").has("tasks")).isFalse();

    Reply all = server.get("pipelines/name/prod.%22orders.to%2Flake%22?fields=*");
    assertThat(all.json().path("version").asDouble()).isEqualTo(0.2);
    assertThat(all.json().path("tasks").size()).isEqualTo(2);

    Reply gone = server.delete("pipelines/" + pipeline.id() + "?recursive=false&hardDelete=false");
    assertThat(gone.json().path("deleted").asBoolean()).isTrue();
    assertThat(server.get("pipelines/" + pipeline.id()).status()).isEqualTo(404);
    assertThat(server.get("lineage/topic/" + topic).json().path("downstreamEdges")).isEmpty();
  }

  private String topic(String service, String name) {
    server.put(
        "services/messagingServices",
        "{\"name\": \"" + service + "\", \"serviceType\": \"Kinesis\"}");
    return server
        .put(
            "topics",
            """
            {"name": "%s", "service": "%s", "partitions": 1, "sourceHash": "hydrant-external"}
            """
                .formatted(name, service))
        .id();
  }

  private String container(String service, String name) {
    server.put(
        "services/storageServices", "{\"name\": \"" + service + "\", \"serviceType\": \"S3\"}");
    return server
        .put("containers", "{\"name\": \"%s\", \"service\": \"%s\"}".formatted(name, service))
        .id();
  }

  private void edge(String topic, String container, String pipeline, String description) {
    Reply reply =
        server.put(
            "lineage",
            """
            {"edge": {"fromEntity": {"id": "%s", "type": "topic"},
              "toEntity": {"id": "%s", "type": "container"},
              "lineageDetails": {"source": "PipelineLineage", "description": "%s",
                "pipeline": {"id": "%s", "type": "pipeline"}, "sqlQuery": null}}}
            """
                .formatted(topic, container, description, pipeline));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEmpty();
  }
}
