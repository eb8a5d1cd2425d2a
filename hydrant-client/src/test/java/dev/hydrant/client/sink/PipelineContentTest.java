package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in pipelines and services, and whose text wins. */
final class PipelineContentTest {
  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);
  private final Route route = delivery(kinesis("orders"), s3("lake", ""));

  @AfterEach
  void stop() {
    catalog.close();
  }

  private StreamScan described(String description) {
    return scan("orders", description, true, List.of(), route);
  }

  private JsonNode pipeline() {
    return catalog.entity("prod.orders").orElseThrow();
  }

  @Test
  void a_pipeline_carries_what_the_contract_has_members_for_and_the_facts_beside_it()
      throws Exception {
    harness.run(scan("orders", route));

    JsonNode pipeline = pipeline();
    assertThat(pipeline.path("pipelineLocation").asText())
        .isEqualTo("arn:aws:firehose:eu-west-1:111122223333:deliverystream/orders");
    assertThat(pipeline.path("state").asText()).isEqualTo("Active");
    assertThat(pipeline.path("startDate").asText()).isEqualTo("2024-05-06T07:08:09Z");
    assertThat(pipeline.path("tasks").toString())
        .isEqualTo(
            "[{\"name\":\"source\",\"displayName\":\"Source\",\"description\":\"Reads.\","
                + "\"taskType\":\"Source\",\"downstreamTasks\":[\"deliver\"]},"
                + "{\"name\":\"deliver\",\"taskType\":\"Deliver\",\"downstreamTasks\":[]}]");
    assertThat(pipeline.path("extension"))
        .isEqualTo(
            Json.strict()
                .readTree(
                    "{\"firehose\":{\"status\":\"ACTIVE\",\"version\":3,"
                        + "\"steps\":{\"deliver\":{\"bufferSeconds\":300}}}}"));
    assertThat(pipeline.path("sourceHash").asText()).hasSize(32);
  }

  @Test
  void our_own_old_description_is_refreshed() {
    harness.run(described("Old words."));

    SinkReport report = harness.run(described("New words."));

    assertThat(pipeline().path("description").asText()).isEqualTo("New words.");
    assertThat(report.updated()).isEqualTo(1);
    assertThat(catalog.takeWrites()).last().asString().endsWith("/description /sourceHash");
  }

  @Test
  void a_description_that_a_person_wrote_stays_through_every_later_change() {
    harness.run(described("Old words."));
    catalog.edited("prod.orders", "description", "Ask Ann.");

    harness.run(described("New words."));
    harness.run(described("Newer words."));

    assertThat(pipeline().path("description").asText()).isEqualTo("Ask Ann.");
  }

  @Test
  void a_description_that_a_person_wrote_goes_when_the_run_says_so() {
    harness.run(described("Old words."));
    catalog.edited("prod.orders", "description", "Ask Ann.");
    PipelineSourceConfig override =
        new PipelineSourceConfig(
            Optional.empty(),
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            Optional.empty(),
            Optional.empty(),
            null);

    new SinkHarness(catalog).with(override).run(described("New words."));

    assertThat(pipeline().path("description").asText()).isEqualTo("New words.");
  }

  @Test
  void where_the_source_wins_it_wins_over_a_display_name_too_and_at_once() {
    harness.run(described("Words."));
    catalog.edited("prod.orders", "description", "Ask Ann.");
    catalog.edited("prod.orders", "displayName", "The orders");
    harness.run(described("Words."));
    assertThat(pipeline().path("displayName").asText()).isEqualTo("The orders");
    PipelineSourceConfig override =
        new PipelineSourceConfig(
            Optional.empty(),
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            Optional.empty(),
            Optional.empty(),
            null);

    new SinkHarness(catalog).with(override).run(described("Words."));

    assertThat(pipeline().path("displayName").asText()).isEqualTo("orders");
    assertThat(pipeline().path("description").asText()).isEqualTo("Words.");
  }

  @Test
  void overriding_lineage_replaces_what_others_wrote_for_the_pipeline_but_not_what_people_drew() {
    harness.run(scan("orders", route));
    catalog.given("services/storageServices", "{'name':'hand','serviceType':'S3'}");
    catalog.given("containers", "{'name':'made','service':'hand'}");
    catalog.drawn("prod.orders", "hand.made", "by hand");
    PipelineSourceConfig override =
        new PipelineSourceConfig(
            Optional.empty(),
            null,
            null,
            null,
            null,
            null,
            true,
            null,
            Optional.empty(),
            Optional.empty(),
            null);
    List<String> graph = catalog.graph();
    catalog.takeCalls();

    new SinkHarness(catalog).with(override).run(scan("orders", route));

    assertThat(catalog.takeWrites())
        .contains("DELETE lineage/pipeline/prod.orders/type/PipelineLineage");
    assertThat(catalog.graph()).isEqualTo(graph);
    new SinkHarness(catalog).with(override).run(scan("orders", route));
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_name_with_dots_is_quoted_in_every_qualified_name() {
    harness.run(scan("prod.orders", delivery(kinesis("a.b"), s3("my.bucket", "x.y/z"))));

    assertThat(catalog.names("pipelines")).containsExactly("prod.\"prod.orders\"");
    assertThat(catalog.graph())
        .containsExactly(
            "aws-kinesis-111122223333-eu-west-1.\"a.b\" -> aws-s3.\"my.bucket\".\"x.y/z\""
                + " via prod.\"prod.orders\" [PipelineLineage] Delivery · prod.orders · GZIP");
    catalog.takeCalls();
    harness.run(scan("prod.orders", delivery(kinesis("a.b"), s3("my.bucket", "x.y/z"))));
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_new_service_is_stored_with_its_connection_but_without_keys_and_tokens() {
    AwsConfig aws =
        new AwsConfig(
            false,
            Optional.of("AKIACANARY"),
            Optional.of(new Secret("canary-secret")),
            Optional.of("eu-west-1"),
            Optional.of(new Secret("canary-token")),
            Optional.of("http://127.0.0.1:4566"),
            Optional.empty(),
            Optional.of("arn:aws:iam::111122223333:role/reader"),
            Optional.empty(),
            Optional.empty());
    FirehoseConnection connection =
        new FirehoseConnection(
            Optional.empty(), aws, Optional.of("kafka"), Optional.empty(), Optional.empty());

    harness.with(connection).run();

    JsonNode service = catalog.entity("prod").orElseThrow();
    assertThat(service.path("serviceType").asText()).isEqualTo("KinesisFirehose");
    assertThat(service.path("connection").toString())
        .doesNotContainIgnoringCase("canary")
        .isEqualTo(
            "{\"config\":{\"type\":\"KinesisFirehose\",\"awsConfig\":{\"enabled\":false,"
                + "\"awsRegion\":\"eu-west-1\",\"endPointURL\":\"http://127.0.0.1:4566\","
                + "\"assumeRoleArn\":\"arn:aws:iam::111122223333:role/reader\"},"
                + "\"messagingServiceName\":\"kafka\"}}");
  }

  @Test
  void references_to_secrets_may_be_stored() {
    AwsConfig aws =
        new AwsConfig(
            false,
            Optional.of("secret:/aws/id"),
            Optional.of(new Secret("secret:/aws/key")),
            Optional.of("eu-west-1"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    harness
        .with(
            new FirehoseConnection(
                Optional.empty(), aws, Optional.empty(), Optional.empty(), Optional.empty()))
        .run();

    assertThat(catalog.entity("prod").orElseThrow().toString())
        .contains("secret:/aws/key", "secret:/aws/id");
  }

  @Test
  void a_service_of_another_type_is_refused_before_anything_is_written() {
    catalog.given("services/pipelineServices", "{'name':'prod','serviceType':'Airflow'}");

    assertThatExceptionOfType(HydrantException.class)
        .isThrownBy(harness::open)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_TYPE_UNSUPPORTED));
    assertThat(catalog.takeWrites()).isEmpty();
  }
}
