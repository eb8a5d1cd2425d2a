package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.owned;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static dev.hydrant.client.fake.Streams.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AWS tags as labels: added and removed on every run, a person's own never touched. */
final class LabelsTest {
  private static final StreamScan ORDERS = scan("orders", delivery(kinesis("orders"), s3("l", "")));

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);

  @AfterEach
  void stop() {
    catalog.close();
  }

  private static StreamScan orders(@Nullable Map<String, String> tags) {
    return tagged(ORDERS, tags);
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (JsonNode tag : catalog.entity("prod.orders").orElseThrow().path("tags")) {
      labels.add(tag.path("tagFQN").asText() + " " + tag.path("labelType").asText());
    }
    return labels;
  }

  private void person(String classification, String tag) {
    if (!catalog.names("classifications").contains(classification)) {
      catalog.given("classifications", "{'name':'" + classification + "','description':'x'}");
    }
    catalog.given(
        "tags",
        "{'name':'" + tag + "','classification':'" + classification + "','description':'x'}");
    catalog.patched(
        "prod.orders",
        "[{'op':'add','path':'/tags','value':[{'tagFQN':'"
            + classification
            + "."
            + tag
            + "','source':'Classification','labelType':'Manual','state':'Confirmed'}]}]");
  }

  private static PipelineSourceConfig config(
      @Nullable Boolean includeTags, @Nullable Boolean overrideMetadata) {
    return new PipelineSourceConfig(
        Optional.empty(),
        null,
        null,
        includeTags,
        null,
        null,
        null,
        overrideMetadata,
        Optional.empty(),
        Optional.empty(),
        null);
  }

  @Test
  void each_tag_becomes_a_label_of_one_classification_and_stays_a_fact() {
    SinkReport report =
        harness.run(
            orders(Map.of("env", "prod", "app", "shop.eu", "empty", "", "ключ", "значение")));

    assertThat(labels())
        .containsExactly(
            "AwsTags.\"app=shop.eu\" Automated",
            "AwsTags.empty= Automated",
            "AwsTags.env=prod Automated",
            "AwsTags.ключ=значение Automated");
    JsonNode pipeline = catalog.entity("prod.orders").orElseThrow();
    assertThat(pipeline.path("tags").get(0).path("source").asText()).isEqualTo("Classification");
    assertThat(pipeline.path("tags").get(0).path("state").asText()).isEqualTo("Confirmed");
    assertThat(pipeline.at("/extension/firehose/tags/env").asText()).isEqualTo("prod");
    assertThat(catalog.entity("AwsTags").orElseThrow().path("description").asText()).isNotEmpty();
    assertThat(report.tagsAdded()).isEqualTo(4);
  }

  @Test
  void what_aws_keeps_for_itself_is_a_fact_only() {
    harness.run(orders(Map.of("aws:cloudformation:stack-name", "s", "env", "prod")));

    assertThat(labels()).containsExactly("AwsTags.env=prod Automated");
    assertThat(catalog.entity("prod.orders").orElseThrow().at("/extension/firehose/tags").size())
        .isEqualTo(2);
  }

  @Test
  void a_tag_is_created_once_for_all_streams_and_never_again() {
    List<StreamScan> streams = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      streams.add(tagged(scan("s" + i), Map.of("env", "prod", "n", String.valueOf(i % 2))));
    }
    harness.run(streams);

    assertThat(catalog.takeWrites())
        .filteredOn(call -> call.startsWith("PUT tags") || call.startsWith("PUT classifications"))
        .containsExactlyInAnyOrder(
            "PUT classifications AwsTags", "PUT tags env=prod", "PUT tags n=0", "PUT tags n=1");
    harness.run(tagged(scan("new"), Map.of("env", "prod")));
    assertThat(catalog.takeWrites())
        .noneMatch(call -> call.startsWith("PUT tags") || call.startsWith("PUT class"));
  }

  @Test
  void a_settled_run_writes_nothing_and_asks_for_no_tag() {
    harness.run(orders(Map.of("env", "prod")));
    catalog.takeCalls();

    SinkReport report = harness.run(orders(Map.of("env", "prod")));

    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(catalog.takeCalls())
        .allMatch(call -> call.startsWith("GET"))
        .noneMatch(call -> call.contains("tags/") || call.startsWith("GET tags"));
  }

  @Test
  void labels_follow_the_tags_added_and_removed() {
    harness.run(orders(Map.of("env", "prod", "team", "a")));

    SinkReport report = harness.run(orders(Map.of("env", "test", "team", "a")));

    assertThat(labels())
        .containsExactlyInAnyOrder("AwsTags.team=a Automated", "AwsTags.env=test Automated");
    assertThat(report.tagsAdded()).isEqualTo(1);
    assertThat(report.tagsRemoved()).isEqualTo(1);
    harness.run(orders(Map.of()));
    assertThat(labels()).isEmpty();
  }

  @Test
  void
      a_label_that_somebody_removed_or_added_by_tool_is_put_right_though_the_stream_is_unchanged() {
    harness.run(orders(Map.of("env", "prod", "team", "a")));
    catalog.patched("prod.orders", "[{'op':'remove','path':'/tags/0'}]");
    catalog.given("tags", "{'name':'x=y','classification':'AwsTags','description':'x'}");
    catalog.patched(
        "prod.orders",
        "[{'op':'add','path':'/tags/-','value':{'tagFQN':'AwsTags.x=y','source':'Classification',"
            + "'labelType':'Automated','state':'Confirmed'}}]");
    catalog.takeCalls();

    SinkReport report = harness.run(orders(Map.of("env", "prod", "team", "a")));

    assertThat(labels())
        .containsExactlyInAnyOrder("AwsTags.team=a Automated", "AwsTags.env=prod Automated");
    assertThat(report.updated()).isEqualTo(1);
    assertThat(catalog.takeWrites())
        .containsExactly("PATCH pipelines/prod.orders /tags/1/tagFQN /tags/1 /tags/-");
  }

  @Test
  void labels_of_people_stay_whatever_their_classification() {
    harness.run(orders(Map.of("env", "prod")));
    person("PII", "None");
    harness.run(orders(Map.of("env", "prod", "a", "b")));
    assertThat(labels())
        .containsExactly("PII.None Manual", "AwsTags.a=b Automated", "AwsTags.env=prod Automated");

    person("AwsTags", "mine=1");
    harness.with(config(null, true)).run(orders(Map.of()));

    assertThat(labels()).containsExactly("AwsTags.mine=1 Manual");
  }

  @Test
  void a_label_that_a_person_set_by_hand_stays_theirs_when_aws_says_the_same() {
    harness.run(orders(Map.of()));
    person("AwsTags", "env=prod");

    harness.run(orders(Map.of("env", "prod")));
    harness.run(orders(Map.of()));

    assertThat(labels()).containsExactly("AwsTags.env=prod Manual");
  }

  @Test
  void tags_that_could_not_be_read_leave_the_labels_alone() {
    harness.run(orders(Map.of("env", "prod")));

    harness.run(orders(null));

    assertThat(labels()).containsExactly("AwsTags.env=prod Automated");
  }

  @Test
  void where_tags_are_not_included_labels_are_left_alone() {
    harness.run(orders(Map.of("env", "prod")));

    harness.with(config(false, null)).run(orders(Map.of("env", "test")));

    assertThat(labels()).containsExactly("AwsTags.env=prod Automated");
  }

  @Test
  void a_catalog_that_refuses_classifications_gets_everything_else_and_one_warning() {
    catalog.forbid("PUT classifications");
    List<StreamScan> streams = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      streams.add(tagged(scan("s" + i), Map.of("env", "prod", "n", "" + i)));
    }

    SinkReport report = harness.run(streams);

    assertThat(report.created()).isEqualTo(10);
    assertThat(report.failed()).isZero();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.CATALOG_FORBIDDEN);
              assertThat(problem.advice()).contains("includeTags");
            });
    catalog.takeCalls();
    SinkReport second = harness.run(streams);
    assertThat(second.unchanged()).isEqualTo(10);
  }

  @Test
  void a_label_that_a_person_adds_in_the_middle_of_a_run_is_not_lost() {
    harness.run(orders(Map.of("env", "prod", "a", "b")));
    catalog.beforeNext(
        "PATCH pipelines",
        () ->
            catalog.patched(
                "prod.orders",
                "[{'op':'add','path':'/tags/0','value':{'tagFQN':'AwsTags.env=prod','source':"
                    + "'Glossary','labelType':'Manual','state':'Confirmed'}}]"));

    harness.run(orders(Map.of("env", "prod")));

    assertThat(labels()).containsExactly("AwsTags.env=prod Manual", "AwsTags.env=prod Automated");
  }

  @Test
  void a_run_that_dies_after_any_write_leaves_nothing_that_the_next_one_does_not_put_right() {
    StreamScan before = owned(orders(Map.of("env", "prod", "a", "b")), "ann@example.com");
    StreamScan after = owned(orders(Map.of("env", "test", "c", "d")), "bob@example.com");
    int writes = 0;
    for (boolean died = true; died; writes++) {
      try (FakeCatalog mortal = FakeCatalog.hydrant()) {
        mortal.given("users", "{'name':'ann','email':'ann@example.com'}");
        mortal.given("users", "{'name':'bob','email':'bob@example.com'}");
        SinkHarness runs = new SinkHarness(mortal);
        runs.run(before);
        mortal.dieAfterWrites(writes);
        died = catchThrowable(() -> runs.run(after)) != null;
        mortal.revive();
        runs.run(after);
        JsonNode pipeline = mortal.entity("prod.orders").orElseThrow();
        assertThat(pipeline.path("tags").findValuesAsText("tagFQN"))
            .as("after %s writes", writes)
            .containsExactlyInAnyOrder("AwsTags.env=test", "AwsTags.c=d");
        assertThat(mortal.nameOf(pipeline.at("/owners/0/id").asText())).isEqualTo("bob");
        mortal.takeCalls();
        runs.run(after);
        assertThat(mortal.takeWrites()).as("a settled run, %s writes", writes).isEmpty();
      }
    }
    assertThat(writes).as("crashes tried").isGreaterThan(2);
  }

  @Test
  void a_dry_run_tells_that_labels_and_owners_would_change_and_writes_nothing() {
    catalog.given("users", "{'name':'ann','email':'ann@example.com'}");
    harness.run(orders(Map.of("env", "prod")));
    catalog.takeCalls();

    SinkReport report =
        new SinkHarness(catalog)
            .dry()
            .run(owned(orders(Map.of("env", "test")), "ann@example.com"), scan("new"));

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(report.problems()).isEmpty();
    assertThat(report.plan())
        .filteredOn(plan -> plan.name().equals("orders"))
        .singleElement()
        .satisfies(plan -> assertThat(plan.changes()).contains("tags", "owners"));
  }
}
