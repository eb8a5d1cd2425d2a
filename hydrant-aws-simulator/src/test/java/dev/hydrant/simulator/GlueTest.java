package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static dev.hydrant.simulator.OneHomeOrganisation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.glue.GlueDatabase;
import dev.hydrant.simulator.glue.TableDocument;
import dev.hydrant.simulator.organisation.Home;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;

class GlueTest {
  private static final Home NEIGHBOUR = new Home(OTHER.id(), HOME.region());

  private AwsSimulator simulator;
  private GlueClient glue;

  @BeforeEach
  void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.of());
    glue = Clients.open(GlueClient.builder(), simulator, HOME);
  }

  @AfterEach
  void stop() {
    glue.close();
    simulator.close();
  }

  @Test
  void a_table_has_columns_partition_keys_and_a_place() {
    put(
        TableDocument.named(HOME, "sales", "Orders")
            .columns("order_id", "string", "total", "decimal(10,2)")
            .column("placed_at", "timestamp", "when the customer paid")
            .partitionedBy("dt", "date")
            .at("s3://lake/orders/")
            .iceberg("s3://lake/orders/metadata/00001.metadata.json"));

    Table table = glue.getTable(r -> r.databaseName("SALES").name("orders")).table();

    assertThat(table.storageDescriptor().columns())
        .extracting(Column::name, Column::type, Column::comment)
        .containsExactly(
            tuple("order_id", "string", null),
            tuple("total", "decimal(10,2)", null),
            tuple("placed_at", "timestamp", "when the customer paid"));
    assertThat(table.partitionKeys()).extracting(Column::name).containsExactly("dt");
    assertThat(table.storageDescriptor().location()).isEqualTo("s3://lake/orders/");
    assertThat(table.parameters())
        .containsEntry("table_type", "ICEBERG")
        .containsKey("metadata_location");
    assertThat(table.catalogId()).isEqualTo(HOME.accountId());
    assertThat(glue.getDatabase(r -> r.name("sales")).database().name()).isEqualTo("sales");
  }

  @Test
  void a_table_bucket_is_a_catalog_of_its_own() {
    put(TableDocument.named(HOME, "mobile", "events").inTableBucket("acme").columns("id", "int"));

    String catalog = HOME.accountId() + ":s3tablescatalog/acme";
    Table table =
        glue.getTable(r -> r.catalogId(catalog).databaseName("mobile").name("events")).table();

    assertThat(table.catalogId()).isEqualTo(catalog);
    assertThatThrownBy(() -> glue.getTable(r -> r.databaseName("mobile").name("events")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Table events not found.");
    assertThatThrownBy(() -> glue.getDatabase(r -> r.name("mobile")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void a_link_to_a_table_shows_the_columns_of_its_target() {
    put(TableDocument.named(HOME, "sales", "orders").columns("order_id", "string").at("s3://a/b/"));
    put(
        TableDocument.named(HOME, "links", "my_orders")
            .linkTo(HOME.accountId(), "sales", "orders"));

    Table table = glue.getTable(r -> r.databaseName("links").name("my_orders")).table();

    assertThat(table.name()).isEqualTo("my_orders");
    assertThat(table.targetTable().databaseName()).isEqualTo("sales");
    assertThat(table.targetTable().name()).isEqualTo("orders");
    assertThat(table.storageDescriptor().columns()).extracting(Column::name).contains("order_id");
    assertThat(table.storageDescriptor().location()).isEqualTo("s3://a/b/");
  }

  @Test
  void a_link_to_what_is_out_of_sight_shows_only_itself() {
    put(TableDocument.named(NEIGHBOUR, "sales", "orders").columns("order_id", "string"));
    put(TableDocument.named(HOME, "links", "theirs").linkTo(OTHER.id(), "sales", "orders"));
    put(
        TableDocument.named(HOME, "links", "far")
            .linkTo(HOME.accountId(), "us-east-1", "sales", "orders"));

    for (String name : new String[] {"theirs", "far"}) {
      Table table = glue.getTable(r -> r.databaseName("links").name(name)).table();
      assertThat(table.storageDescriptor().columns()).isEmpty();
      assertThat(table.targetTable().name()).isEqualTo("orders");
    }
  }

  @Test
  void a_link_to_a_database_is_followed_and_tells_its_target() {
    put(TableDocument.named(NEIGHBOUR, "sales", "orders").columns("id", "int").shared());
    simulator.resources().put(GlueDatabase.link(HOME, "shared_sales", OTHER.id(), "sales"));

    var target = glue.getDatabase(r -> r.name("shared_sales")).database().targetDatabase();
    assertThat(target.catalogId()).isEqualTo(OTHER.id());
    assertThat(target.databaseName()).isEqualTo("sales");
    Table table = glue.getTable(r -> r.databaseName("shared_sales").name("orders")).table();
    assertThat(table.catalogId()).isEqualTo(OTHER.id());
    assertThat(table.databaseName()).isEqualTo("sales");
  }

  @Test
  void another_accounts_catalog_is_open_only_where_it_is_shared() {
    put(TableDocument.named(NEIGHBOUR, "sales", "open").columns("id", "int").shared());
    put(TableDocument.named(NEIGHBOUR, "sales", "closed").columns("id", "int"));

    assertThat(theirs("open").storageDescriptor().columns()).hasSize(1);
    for (String name : new String[] {"closed", "absent"}) {
      assertThatThrownBy(() -> theirs(name))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("no resource-based policy allows the glue:GetTable action");
    }
  }

  @Test
  void lake_formation_denies_in_its_own_words() {
    put(TableDocument.named(HOME, "sales", "orders").columns("id", "int").ungranted());

    assertThatThrownBy(() -> glue.getTable(r -> r.databaseName("sales").name("orders")))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("Insufficient Lake Formation permission(s): Required Describe on");
  }

  private Table theirs(String name) {
    return glue.getTable(r -> r.catalogId(OTHER.id()).databaseName("sales").name(name)).table();
  }

  private void put(TableDocument table) {
    simulator.resources().put(table.build());
  }
}
