package dev.hydrant.client.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.client.naming.ExternalService;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.client.rest.RetryPolicy;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** External assets go on request, and nothing that a person or a connector has touched. */
final class ExternalPurgeTest {
  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final CatalogClient client =
      new CatalogClient(
          CatalogConfig.of(catalog.hostPort(), Optional.empty())
              .withRetries(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1))));

  @AfterEach
  void stop() {
    catalog.close();
  }

  @BeforeEach
  void make() {
    String mark = "'description':'" + ExternalService.MARK + "x'";
    catalog.given(
        "services/messagingServices", "{'name':'k','serviceType':'Kinesis'," + mark + "}");
    catalog.given("topics", "{'name':'a','service':'k','partitions':1," + external());
    catalog.given("topics", "{'name':'b','service':'k','partitions':1," + external());
    catalog.given("services/databaseServices", "{'name':'g','serviceType':'Glue'," + mark + "}");
    catalog.given("databases", "{'name':'d','service':'g'," + external());
    catalog.given("databaseSchemas", "{'name':'s','database':'g.d'," + external());
    catalog.given("tables", "{'name':'t','databaseSchema':'g.d.s','columns':[]," + external());
    catalog.given("services/storageServices", "{'name':'s3','serviceType':'S3'," + mark + "}");
    String bucket =
        catalog
            .given("containers", "{'name':'lake','service':'s3'," + external())
            .path("id")
            .asText();
    catalog.given(
        "containers",
        "{'name':'raw','service':'s3','parent':{'id':'"
            + bucket
            + "','type':'container'},"
            + external());
    catalog.given("services/searchServices", "{'name':'mine','serviceType':'OpenSearch'}");
    catalog.given("searchIndexes", "{'name':'i','service':'mine','fields':[]," + external());
    catalog.takeCalls();
  }

  private static String external() {
    return "'sourceHash':'hydrant-external'}";
  }

  private PurgeReport purge(String service) {
    return new ExternalPurge(client).run(Optional.of(service));
  }

  @Test
  void all_external_services_go_with_what_is_in_them_and_those_of_people_stay() {
    PurgeReport report = new ExternalPurge(client).run(Optional.empty());

    assertThat(report.removed())
        .containsExactly(
            "topic k.a",
            "topic k.b",
            "messagingService k",
            "table g.d.s.t",
            "databaseSchema g.d.s",
            "database g.d",
            "databaseService g",
            "container s3.lake.raw",
            "container s3.lake",
            "storageService s3");
    assertThat(report.left()).isEmpty();
    assertThat(catalog.names("searchIndexes")).containsExactly("mine.i");
    assertThat(catalog.names("services/searchServices")).containsExactly("mine");
    assertThat(catalog.names("services/storageServices")).isEmpty();
  }

  @Test
  void one_service_is_purged_and_its_edges_with_it() {
    catalog.drawn("k.a", "mine.i", "by hand");

    PurgeReport report = purge("k");

    assertThat(report.removed()).hasSize(3);
    assertThat(catalog.graph()).isEmpty();
    assertThat(catalog.names("tables")).containsExactly("g.d.s.t");
  }

  @Test
  void what_a_person_described_or_edited_stays_with_all_that_holds_it() {
    catalog.edited("g.d.s.t", "description", "Ask Ann.");
    catalog.edited("s3.lake.raw", "displayName", "Raw");

    PurgeReport report = new ExternalPurge(client).run(Optional.empty());

    assertThat(report.left())
        .containsExactly(
            new PurgeReport.Left("table g.d.s.t", "a person described it"),
            new PurgeReport.Left("databaseSchema g.d.s", "it holds what stays"),
            new PurgeReport.Left("database g.d", "it holds what stays"),
            new PurgeReport.Left("databaseService g", "it holds what stays"),
            new PurgeReport.Left("container s3.lake.raw", "it was edited"),
            new PurgeReport.Left("container s3.lake", "it holds what stays"),
            new PurgeReport.Left("storageService s3", "it holds what stays"));
    assertThat(report.refused()).isZero();
    assertThat(catalog.names("topics")).isEmpty();
  }

  @Test
  void what_something_ingested_stays_and_so_does_a_service_that_got_a_connection() {
    catalog.given("topics", "{'name':'a','service':'k','partitions':4,'sourceHash':'real'}");
    catalog.given(
        "services/storageServices",
        "{'name':'s3','serviceType':'S3','connection':{'config':{'type':'S3'}}}");

    PurgeReport report = new ExternalPurge(client).run(Optional.empty());

    assertThat(report.left())
        .containsExactly(
            new PurgeReport.Left("topic k.a", "something ingested it"),
            new PurgeReport.Left("messagingService k", "it holds what stays"),
            new PurgeReport.Left(
                "storageService s3", "it has a connection now, so it can be ingested"));
    assertThat(catalog.names("containers")).contains("s3.lake.raw");
    assertThat(catalog.names("topics")).containsExactly("k.a");
  }

  @Test
  void a_dry_purge_tells_the_same_and_removes_nothing() {
    PurgeReport planned = new ExternalPurge(client.dry((id, patch) -> {})).run(Optional.empty());

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(planned.removed())
        .isEqualTo(new ExternalPurge(client).run(Optional.empty()).removed());
  }

  @Test
  void a_service_that_hydrant_did_not_make_or_that_is_missing_is_refused() {
    assertThatExceptionOfType(HydrantException.class)
        .isThrownBy(() -> purge("mine"))
        .returns(ErrorCode.USAGE, HydrantException::code);
    assertThatExceptionOfType(HydrantException.class)
        .isThrownBy(() -> purge("nothing"))
        .returns(ErrorCode.NOT_FOUND, HydrantException::code);
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void what_the_catalog_refuses_is_counted_and_the_rest_goes() {
    catalog.forbid("DELETE topics/k.a");

    PurgeReport report = purge("k");

    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.removed()).containsExactly("topic k.b");
    assertThat(report.left()).hasSize(2);
  }
}
