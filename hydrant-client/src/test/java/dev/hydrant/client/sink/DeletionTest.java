package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.described;
import static dev.hydrant.client.fake.Streams.feeds;
import static dev.hydrant.client.fake.Streams.glue;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.report;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static dev.hydrant.client.fake.Streams.toPipeline;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.client.fake.Streams;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.DeletionSettings;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that AWS no longer has, and streams that come back. */
final class DeletionTest {
  private static final String TOPIC = "aws-kinesis-111122223333-eu-west-1.orders";

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);
  private final StreamScan orders =
      scan(
          "orders",
          delivery(kinesis("orders"), s3("lake", "raw")),
          described(s3("lake", "raw"), glue("orders")),
          feeds("shop", kinesis("orders")));
  private final StreamScan clicks = scan("clicks", delivery(kinesis("clicks"), s3("lake", "c")));

  @AfterEach
  void stop() {
    catalog.close();
  }

  private static HydrantSettings deleting(boolean empty, int percent) {
    return HydrantSettings.defaults()
        .withDeletion(new DeletionSettings(Optional.of(empty), Optional.of(percent)));
  }

  private boolean deleted(String fqn) {
    return catalog.entity(fqn).orElseThrow().path("deleted").asBoolean();
  }

  private static StreamScan[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> scan("s" + (10 + i), toPipeline(kinesis("k" + i))))
        .toArray(StreamScan[]::new);
  }

  private static String[] names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "s" + (10 + i)).toArray(String[]::new);
  }

  @Test
  void a_stream_that_is_gone_loses_its_edges_and_external_assets_before_it_is_deleted_softly() {
    harness.run(orders, clicks);
    catalog.takeCalls();

    SinkReport report = harness.run(clicks);

    List<String> writes = catalog.takeWrites();
    assertThat(writes).first().isEqualTo("PATCH pipelines/prod.orders /sourceHash");
    assertThat(writes).last().isEqualTo("DELETE pipelines/prod.orders softly");
    assertThat(writes)
        .containsSubsequence(
            "DELETE lineage/pipeline/prod.orders/type/PipelineLineage",
            "DELETE pipelines/prod.orders softly");
    assertThat(deleted("prod.orders")).isTrue();
    assertThat(catalog.graph()).singleElement().asString().contains("via prod.clicks");
    assertThat(catalog.names("topics"))
        .containsExactly("aws-kinesis-111122223333-eu-west-1.clicks");
    assertThat(catalog.names("tables")).isEmpty();
    assertThat(catalog.names("containers")).containsExactly("aws-s3.lake", "aws-s3.lake.c");
    assertThat(report.deleted()).isEqualTo(1);
    assertThat(report.edgesRemoved()).isEqualTo(3);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(harness.events.lines())
        .contains("INFO AWS no longer has orders, so it is marked as deleted.");
    harness.run(clicks);
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void the_edges_that_a_deleted_pipeline_is_a_node_of_go_but_not_those_that_people_drew() {
    harness.run(scan("half", toPipeline(kinesis("orders"))), clicks);
    catalog.drawn("prod.half", "aws-s3.lake.c", "by hand");

    SinkReport report = harness.run(clicks);

    assertThat(catalog.graph())
        .contains("prod.half -> aws-s3.lake.c [Manual] by hand")
        .noneMatch(edge -> edge.contains("-> prod.half"));
    assertThat(report.edgesKept()).isEqualTo(1);
  }

  @Test
  void assets_that_something_ingested_stay_and_lose_only_what_nobody_else_vouches_for() {
    catalog.given("services/messagingServices", "{'name':'streams','serviceType':'Kinesis'}");
    catalog.given("topics", "{'name':'orders','service':'streams','partitions':4}");
    StreamScan twin =
        scan(
            "twin", delivery(kinesis("orders"), s3("lake", "t")), feeds("shop", kinesis("orders")));
    harness.run(orders, twin);

    harness.run(twin);
    assertThat(catalog.graph()).anyMatch(edge -> edge.contains("Change capture"));

    new SinkHarness(catalog).with(deleting(true, 30)).run();
    assertThat(catalog.graph()).isEmpty();
    assertThat(catalog.names("topics")).containsExactly("streams.orders");
    assertThat(catalog.names("tables")).isEmpty();
  }

  @Test
  void nothing_is_deleted_when_it_is_switched_off() {
    PipelineSourceConfig keep =
        new PipelineSourceConfig(
            Optional.empty(),
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            Optional.empty(),
            Optional.empty(),
            null);
    harness.run(orders, clicks);
    catalog.takeCalls();

    SinkReport report = new SinkHarness(catalog).with(keep).run(clicks);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(report.deleted()).isZero();
  }

  @Test
  void nothing_is_deleted_after_a_listing_that_is_not_complete_or_of_an_unknown_account() {
    harness.run(orders, clicks);
    catalog.takeCalls();

    harness.run(report(Optional.of(Streams.SCOPE), false, "clicks"), clicks);
    harness.run(report(Optional.empty(), true, "clicks"), clicks);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(harness.events.lines())
        .contains(
            "INFO Nothing is marked as deleted: the listing is not complete.",
            "INFO Nothing is marked as deleted: the account is not known.");
  }

  @Test
  void pipelines_of_another_partition_account_or_region_are_not_gone() {
    harness.run(orders, clicks);
    catalog.takeCalls();

    for (AwsScope other :
        List.of(
            new AwsScope("aws-cn", "111122223333", "eu-west-1"),
            new AwsScope("aws", "999988887777", "eu-west-1"),
            new AwsScope("aws", "111122223333", "eu-west-2"))) {
      harness.run(report(Optional.of(other), true, "other"));
    }

    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_stream_that_was_listed_is_not_gone_although_it_was_filtered_out_or_failed() {
    harness.run(orders, clicks);
    catalog.takeCalls();

    SinkReport report = harness.run(report("orders", "clicks"), clicks);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(report.deleted()).isZero();
  }

  @Test
  void names_that_differ_in_case_are_different_streams() {
    harness.run(orders, scan("Orders", delivery(kinesis("orders"), s3("lake", "o"))));

    harness.run(orders);

    assertThat(deleted("prod.Orders")).isTrue();
    assertThat(deleted("prod.orders")).isFalse();
  }

  @Test
  void nothing_is_deleted_when_too_many_are_gone_and_one_warning_names_the_setting() {
    harness.run(many(10));
    catalog.takeCalls();

    SinkReport refused = harness.run(report(names(4, 10)));

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(refused.problems())
        .singleElement()
        .returns(ErrorCode.AWS_ANSWER_UNEXPECTED, Problem::code)
        .returns(
            "4 of 10 pipelines have no delivery stream any more, which is more than 30 percent."
                + " Nothing is marked as deleted.",
            Problem::message)
        .extracting(Problem::advice)
        .asString()
        .contains("workflowConfig.config.hydrant.deletion.maxPercent");
    assertThat(harness.run(report(names(3, 10))).deleted()).isEqualTo(3);
  }

  @Test
  void more_may_go_at_once_where_the_setting_allows_it_or_the_service_is_small() {
    harness.run(many(10));
    assertThat(harness.with(deleting(false, 90)).run(report(names(9, 10))).deleted()).isEqualTo(9);

    harness.with(deleting(false, 30)).run(many(9));
    assertThat(harness.run(report(names(0, 1))).deleted()).isEqualTo(8);
  }

  @Test
  void an_empty_listing_deletes_nothing_unless_that_is_allowed() {
    harness.run(many(12));
    catalog.takeCalls();

    SinkReport refused = harness.run();

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(refused.problems())
        .singleElement()
        .extracting(Problem::advice)
        .asString()
        .contains("--allow-empty", "deletion.allowEmpty");
    assertThat(harness.with(deleting(true, 30)).run().deleted()).isEqualTo(12);
    assertThat(catalog.graph()).isEmpty();
  }

  @Test
  void an_empty_listing_of_a_service_without_pipelines_is_nothing_to_warn_of() {
    assertThat(harness.run().problems()).isEmpty();
  }

  @Test
  void a_pipeline_that_the_catalog_will_not_delete_is_told_and_the_others_go() {
    harness.run(orders, clicks, scan("last", toPipeline(kinesis("l"))));
    catalog.forbid("DELETE pipelines/prod.clicks");

    SinkReport report = harness.run(scan("last", toPipeline(kinesis("l"))));

    assertThat(report.deleted()).isEqualTo(1);
    assertThat(deleted("prod.orders")).isTrue();
    assertThat(report.problems())
        .singleElement()
        .returns("clicks", Problem::stream)
        .returns(ErrorCode.CATALOG_FORBIDDEN, Problem::code);
  }

  @Test
  void a_stream_that_reappears_is_restored_with_what_people_wrote_and_its_edges_drawn_again() {
    harness.run(orders, clicks);
    JsonNode before = catalog.entity("prod.orders").orElseThrow();
    List<String> graph = catalog.graph();
    catalog.edited("prod.orders", "description", "Ask Ann.");
    catalog.edited("prod.orders", "displayName", "The orders");
    harness.run(clicks);
    catalog.takeCalls();

    SinkReport report = harness.run(orders, clicks);

    assertThat(catalog.takeWrites())
        .contains("PUT pipelines/restore prod.orders")
        .noneMatch(call -> call.startsWith("PUT pipelines orders"));
    JsonNode now = catalog.entity("prod.orders").orElseThrow();
    assertThat(now.path("id")).isEqualTo(before.path("id"));
    assertThat(now.path("description").asText()).isEqualTo("Ask Ann.");
    assertThat(now.path("displayName").asText()).isEqualTo("The orders");
    assertThat(catalog.graph()).isEqualTo(graph);
    assertThat(report.restored()).isEqualTo(1);
    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.created()).isZero();
    harness.run(orders, clicks);
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_stream_that_reappears_while_it_is_being_deleted_is_written_anew() {
    harness.run(orders, clicks);
    List<String> graph = catalog.graph();
    catalog.failNext("DELETE pipelines/prod.orders");
    harness.run(clicks);
    assertThat(catalog.graph()).isNotEqualTo(graph);

    harness.run(orders, clicks);

    assertThat(catalog.graph()).isEqualTo(graph);
  }

  @Test
  void pipelines_go_also_when_lineage_is_left_alone() {
    harness.run(orders, clicks);

    harness.run(report("clicks"), scan("clicks", "Delivers clicks.", false, List.of()));

    assertThat(deleted("prod.orders")).isTrue();
    assertThat(catalog.graph()).singleElement().asString().contains("via prod.clicks");
    assertThat(catalog.names("topics")).doesNotContain(TOPIC);
  }
}
