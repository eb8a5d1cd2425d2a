package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.owned;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static dev.hydrant.client.fake.Streams.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owners that tags name: found, kept in step while they are ours, never taken from a person. */
final class OwnersTest {
  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);

  @BeforeEach
  void people() {
    catalog.given("users", "{'name':'ann','email':'Ann@example.com'}");
    catalog.given("users", "{'name':'bob.b','email':'robert@example.com','displayName':'Bob'}");
    catalog.given("users", "{'name':'robot','email':'robot@example.com','isBot':true}");
    catalog.given(
        "teams",
        "{'name':'data-platform','teamType':'Group','displayName':'Data Platform',"
            + "'email':'data@example.com'}");
    catalog.given("teams", "{'name':'ops','teamType':'Group'}");
    catalog.given("teams", "{'name':'all','teamType':'Organization'}");
  }

  @AfterEach
  void stop() {
    catalog.close();
  }

  private static StreamScan orders(String... owners) {
    return owned(scan("orders", delivery(kinesis("orders"), s3("lake", ""))), owners);
  }

  private List<String> owners() {
    List<String> names = new ArrayList<>();
    for (JsonNode owner : catalog.entity("prod.orders").orElseThrow().path("owners")) {
      names.add(catalog.nameOf(owner.path("id").asText()));
    }
    return names;
  }

  private void chosen(String name) {
    JsonNode owner = catalog.entity(name).orElseThrow();
    String type = owner.has("teamType") ? "team" : "user";
    catalog.patched(
        "prod.orders",
        "[{'op':'add','path':'/owners','value':[{'id':'"
            + owner.path("id").asText()
            + "','type':'"
            + type
            + "'}]}]");
  }

  private static PipelineSourceConfig config(
      @Nullable Boolean includeOwners, @Nullable Boolean overrideMetadata) {
    return new PipelineSourceConfig(
        Optional.empty(),
        null,
        includeOwners,
        null,
        null,
        null,
        null,
        overrideMetadata,
        Optional.empty(),
        Optional.empty(),
        null);
  }

  @Test
  void an_address_is_a_user_whatever_its_case_and_whatever_the_users_name() {
    harness.run(orders("ann@example.com", "robert@example.com"));

    assertThat(owners()).containsExactly("ann", "\"bob.b\"");
  }

  @Test
  void an_address_that_no_user_has_may_be_a_teams() {
    harness.run(orders("data@example.com"));

    assertThat(owners()).containsExactly("data-platform");
  }

  @Test
  void a_name_is_a_team_by_name_or_display_name_ignoring_case_and_else_a_user() {
    harness.run(orders("data platform"));
    assertThat(owners()).containsExactly("data-platform");

    harness.run(orders("OPS"));
    assertThat(owners()).containsExactly("ops");

    harness.run(orders("bob.b"));
    assertThat(owners()).containsExactly("\"bob.b\"");
  }

  @Test
  void only_users_can_be_several_the_first_says_which_and_what_is_left_out_is_told() {
    harness.run(orders("ann@example.com", "ops", "robert@example.com"));
    assertThat(owners()).containsExactly("ann", "\"bob.b\"");

    harness.run(orders("nobody", "ops", "ann@example.com", "data-platform"));

    assertThat(owners()).containsExactly("ops");
    assertThat(harness.events.lines())
        .filteredOn(line -> line.contains("data-platform") && line.contains("one team"))
        .isNotEmpty();
  }

  @Test
  void bots_and_teams_of_teams_own_nothing() {
    harness.run(orders("robot@example.com", "robot", "all"));

    assertThat(owners()).isEmpty();
  }

  @Test
  void a_text_that_means_nobody_stays_a_fact_and_is_told_once() {
    List<StreamScan> streams = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      streams.add(owned(scan("s" + i), "nobody@example.com"));
    }
    catalog.takeCalls();

    SinkReport report = harness.run(streams);

    assertThat(report.created()).isEqualTo(8);
    assertThat(harness.events.lines())
        .filteredOn(line -> line.contains("no user or team for the owner 'nobody@example.com'"))
        .hasSize(1);
    assertThat(catalog.entity("prod.s0").orElseThrow().at("/extension/firehose/owners/0").asText())
        .isEqualTo("nobody@example.com");
    assertThat(catalog.takeCalls()).filteredOn(call -> call.contains("users/name/")).hasSize(1);
  }

  @Test
  void many_texts_that_mean_nobody_do_not_fill_the_log() {
    List<StreamScan> streams = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      streams.add(owned(scan("s" + i), "nobody" + i + "@example.com"));
    }

    harness.run(streams);

    assertThat(harness.events.lines())
        .filteredOn(line -> line.contains("no user or team for the owner"))
        .hasSize(5);
    assertThat(harness.events.lines())
        .filteredOn(line -> line.contains("neither users nor teams"))
        .hasSize(1);
  }

  @Test
  void owners_that_a_run_set_follow_the_tags() {
    harness.run(orders("ann@example.com"));
    harness.run(orders("ops"));
    assertThat(owners()).containsExactly("ops");

    harness.run(orders());

    assertThat(owners()).isEmpty();
  }

  @Test
  void an_owner_that_a_person_chose_stays_through_every_change_also_where_the_source_wins() {
    harness.run(orders("ann@example.com"));
    chosen("ops");

    harness.run(orders("robert@example.com"));
    assertThat(owners()).containsExactly("ops");
    new SinkHarness(catalog).with(config(null, true)).run(orders("ann@example.com"));
    assertThat(owners()).containsExactly("ops");
    harness.run(orders());
    assertThat(owners()).containsExactly("ops");
  }

  @Test
  void an_owner_that_a_person_chose_before_the_first_tag_stays() {
    harness.run(orders());
    chosen("ann");

    harness.run(orders("ops"));

    assertThat(owners()).containsExactly("ann");
  }

  @Test
  void where_nobody_owns_it_any_more_the_owner_comes_back_though_the_stream_is_unchanged() {
    harness.run(orders("ann@example.com"));
    catalog.patched("prod.orders", "[{'op':'remove','path':'/owners'}]");
    catalog.takeCalls();

    harness.run(orders("ann@example.com"));

    assertThat(owners()).containsExactly("ann");
    assertThat(catalog.takeWrites()).containsExactly("PATCH pipelines/prod.orders /owners");
    harness.run(orders("ann@example.com"));
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_user_who_appears_later_becomes_the_owner_though_the_stream_is_unchanged() {
    harness.run(orders("carl@example.com"));
    catalog.given("users", "{'name':'carl','email':'carl@example.com'}");
    catalog.takeCalls();

    harness.run(orders("carl@example.com"));

    assertThat(owners()).containsExactly("carl");
    assertThat(catalog.takeWrites())
        .containsExactly("PATCH pipelines/prod.orders /owners /sourceHash");
    harness.run(orders("carl@example.com"));
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void an_inherited_owner_is_nobodys_choice() {
    harness.run(orders());
    String id = catalog.entity("ops").orElseThrow().path("id").asText();
    catalog.patched(
        "prod.orders",
        "[{'op':'add','path':'/owners','value':[{'id':'"
            + id
            + "','type':'team','inherited':true}]}]");

    harness.run(orders("ann@example.com"));

    assertThat(owners()).containsExactly("ann");
  }

  @Test
  void tags_that_could_not_be_read_or_owners_that_are_not_included_leave_owners_alone() {
    harness.run(orders("ann@example.com"));

    harness.run(tagged(orders(), null));
    assertThat(owners()).containsExactly("ann");
    new SinkHarness(catalog).with(config(false, null)).run(orders("ops"));
    assertThat(owners()).containsExactly("ann");
    harness.run(orders("ops"));

    assertThat(owners()).as("still known to be ours").containsExactly("ops");
  }

  @Test
  void a_catalog_that_does_not_let_people_be_looked_up_keeps_its_owners_and_says_so_once() {
    harness.run(orders("ann@example.com"));
    catalog.forbid("GET teams");

    SinkReport report = harness.run(orders("ops"), owned(scan("other"), "x"));

    assertThat(owners()).containsExactly("ann");
    assertThat(report.failed()).isZero();
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.advice()).contains("includeOwners"));
  }
}
