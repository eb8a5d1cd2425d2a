package dev.hydrant.server.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.server.TestServer;
import dev.hydrant.server.TestServer.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRoutesTest {
  @TempDir Path folder;
  private TestServer server;
  private String pipeline;
  private String source;
  private String lake;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    server.put(
        "services/pipelineServices",
        """
        {"name":"prod","serviceType":"KinesisFirehose","connection":{"config":{
          "type":"KinesisFirehose","awsConfig":{"awsRegion":"eu-west-1"}}}}
        """);
    pipeline =
        put(
            "pipelines",
            """
            {"name":"orders/lake","service":"prod","state":"Active",
             "pipelineLocation":"arn:aws:firehose:eu-west-1:111122223333:deliverystream/orders",
             "extension":{"firehose":{"unresolved":[{"field":"x","value":"y","reason":"NOT_FOUND"}]}}}
            """);
    put(
        "services/messagingServices",
        "{\"name\":\"aws-kinesis-111122223333-eu-west-1\",\"serviceType\":\"Kinesis\"}");
    source =
        put(
            "topics",
            """
            {"name":"orders","service":"aws-kinesis-111122223333-eu-west-1","partitions":1,
             "sourceHash":"hydrant-external"}
            """);
    put("services/storageServices", "{\"name\":\"aws-s3\",\"serviceType\":\"S3\"}");
    lake =
        put(
            "containers",
            "{\"name\":\"lake\",\"service\":\"aws-s3\",\"sourceHash\":\"hydrant-external\"}");
    edge("Delivery · orders/lake · prefix orders/!{timestamp:yyyy}/ · GZIP");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void drawsTheGraphOfADataset() {
    JsonNode graph =
        server
            .get(
                "hydrant/lineage/topic/aws-kinesis-111122223333-eu-west-1.orders?downstreamDepth=2")
            .json();

    assertThat(graph.path("focus").asText()).isEqualTo(source);
    assertThat(graph.path("truncated").asBoolean()).isFalse();
    JsonNode focus = graph.at("/nodes/0");
    assertThat(focus.path("depth").asInt()).isZero();
    assertThat(focus.path("external").asBoolean()).isTrue();
    assertThat(focus.path("region").asText()).isEqualTo("eu-west-1");
    assertThat(focus.path("account").asText()).isEqualTo("111122223333");
    assertThat(focus.path("downstreamCount").asInt()).isEqualTo(1);
    JsonNode container = graph.at("/nodes/1");
    assertThat(container.path("depth").asInt()).isEqualTo(1);
    assertThat(container.path("dynamic").asBoolean()).isTrue();
    assertThat(container.path("expression").asText()).isEqualTo("prefix orders/!{timestamp:yyyy}/");
    JsonNode edge = graph.at("/edges/0");
    assertThat(edge.path("from").asText()).isEqualTo(source);
    assertThat(edge.path("to").asText()).isEqualTo(lake);
    assertThat(edge.path("role").asText()).isEqualTo("delivery");
    assertThat(edge.path("detail").asText()).endsWith("GZIP");
    assertThat(edge.at("/pipeline/fullyQualifiedName").asText()).isEqualTo("prod.orders/lake");
    assertThat(edge.at("/pipeline/state").asText()).isEqualTo("Active");
  }

  @Test
  void drawsAPipelineBetweenItsEnds() {
    JsonNode graph = server.get("hydrant/lineage/pipeline/prod.orders%2Flake").json();

    assertThat(graph.path("focus").asText()).isEqualTo(pipeline);
    assertThat(graph.at("/nodes/0/upstreamCount").asInt()).isEqualTo(1);
    assertThat(graph.at("/nodes/0/account").asText()).isEqualTo("111122223333");
    assertThat(graph.findValuesAsText("from")).containsExactlyInAnyOrder(source, pipeline);
    assertThat(graph.findValuesAsText("to")).containsExactlyInAnyOrder(pipeline, lake);
    assertThat(graph.path("edges").findValues("pipeline")).isEmpty();
  }

  @Test
  void showsOnlyTheRolesThatAreAskedFor() {
    edge("Error sink · orders/lake");
    String path = "hydrant/lineage/container/aws-s3.lake?upstreamDepth=1&roles=";

    assertThat(server.get(path + "delivery,producer").json().path("edges")).isEmpty();
    assertThat(server.get(path + "error_sink").json().path("edges")).hasSize(1);
    assertThat(server.get(path + "wrong").status()).isEqualTo(400);
    assertThat(server.get("hydrant/lineage/container/aws-s3.none").status()).isEqualTo(404);
    assertThat(server.get("hydrant/lineage/container/aws-s3.lake?limit=0").status()).isEqualTo(400);
  }

  @Test
  void countsWhatTheCatalogHolds() {
    JsonNode overview = server.get("hydrant/overview").json();

    assertThat(overview.path("services").asInt()).isEqualTo(1);
    assertThat(overview.path("pipelines").asInt()).isEqualTo(1);
    assertThat(overview.at("/pipelinesByState/Active").asInt()).isEqualTo(1);
    assertThat(overview.path("externalAssets").asInt()).isEqualTo(2);
    assertThat(overview.path("edges").asInt()).isEqualTo(1);
    assertThat(overview.path("unresolved").asInt()).isEqualTo(1);
    assertThat(overview.at("/servicesSummary/0/account").asText()).isEqualTo("111122223333");
    assertThat(overview.at("/servicesSummary/0/pipelines").asInt()).isEqualTo(1);
    assertThat(overview.path("lastRuns").isArray()).isTrue();
  }

  @Test
  void givesTheFormsTheirSchemas() {
    JsonNode connection = server.get("hydrant/schemas/pipelineService/KinesisFirehose").json();
    JsonNode ingestion = server.get("hydrant/schemas/ingestionPipeline").json();

    assertThat(connection.at("/schema/properties").has("awsConfig")).isTrue();
    assertThat(connection.has("uiSchema") && connection.has("help")).isTrue();
    assertThat(ingestion.at("/schema/properties").has("includeLineage")).isTrue();
  }

  private String put(String path, String body) {
    Reply reply = server.put(path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.id();
  }

  private void edge(String description) {
    Reply reply =
        server.put(
            "lineage",
            """
            {"edge":{"fromEntity":{"id":"%s","type":"topic"},
              "toEntity":{"id":"%s","type":"container"},
              "lineageDetails":{"source":"PipelineLineage","description":"%s",
                "pipeline":{"id":"%s","type":"pipeline"}}}}
            """
                .formatted(source, lake, description, pipeline));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void the_permissions_come_by_feature_with_a_policy_for_the_place_that_is_named() {
    JsonNode answer =
        server
            .get("hydrant/permissions?partition=aws-cn&region=cn-north-1&account=111122223333")
            .json();

    assertThat(answer.at("/features/0/id").asText()).isEqualTo("streams");
    assertThat(answer.at("/features/0/mandatory").asBoolean()).isTrue();
    assertThat(answer.at("/features/1/actions").toString()).contains("tag:GetResources");
    assertThat(answer.path("policy").toString())
        .contains("arn:aws-cn:firehose:cn-north-1:111122223333:deliverystream/*");
  }

  @Test
  void what_cannot_stand_in_an_arn_does_not_get_into_the_policy() {
    JsonNode answer = server.get("hydrant/permissions?account=1%22%2C%22*&region=x:y").json();

    assertThat(answer.path("policy").toString()).contains("arn:aws:firehose:*:*:deliverystream/*");
  }
}
