package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.dynamodb.StreamingDestination;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.Home;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KinesisDataStreamDestination;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class DynamoDbTest {
  private AwsSimulator simulator;
  private DynamoDbClient dynamoDb;

  @BeforeEach
  void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.of());
    dynamoDb = Clients.open(DynamoDbClient.builder(), simulator, HOME);
  }

  @AfterEach
  void stop() {
    dynamoDb.close();
    simulator.close();
  }

  @Test
  void tables_are_listed_by_name_a_hundred_at_a_time() {
    for (int i = 0; i < 250; i++) {
      simulator.resources().put(DynamoTable.named(HOME, "table-%03d".formatted(i)));
    }
    simulator.resources().put(DynamoTable.named(new Home(HOME.accountId(), "us-east-1"), "other"));

    ListTablesResponse first = dynamoDb.listTables();
    assertThat(first.tableNames()).hasSize(100).startsWith("table-000").endsWith("table-099");
    assertThat(first.lastEvaluatedTableName()).isEqualTo("table-099");
    ListTablesResponse last = list(100, "table-199");
    assertThat(last.tableNames()).hasSize(50).endsWith("table-249");
    assertThat(last.lastEvaluatedTableName()).isNull();
    assertThat(list(50, "table-199").lastEvaluatedTableName()).isNull();
  }

  @Test
  void a_table_tells_every_stream_that_it_feeds_or_fed() {
    simulator
        .resources()
        .put(
            DynamoTable.named(HOME, "carts")
                .feeding("old", "DISABLED")
                .with(
                    new StreamingDestination(
                        HOME.arn("kinesis", "stream/carts-cdc"), "UPDATING", "MICROSECOND"))
                .feeding("failed", "ENABLE_FAILED"));

    assertThat(
            dynamoDb
                .describeKinesisStreamingDestination(r -> r.tableName("carts"))
                .kinesisDataStreamDestinations())
        .extracting(
            KinesisDataStreamDestination::streamArn,
            KinesisDataStreamDestination::destinationStatusAsString,
            KinesisDataStreamDestination::approximateCreationDateTimePrecisionAsString)
        .containsExactly(
            tuple("arn:aws:kinesis:eu-west-1:111122223333:stream/old", "DISABLED", "MILLISECOND"),
            tuple(
                "arn:aws:kinesis:eu-west-1:111122223333:stream/carts-cdc",
                "UPDATING",
                "MICROSECOND"),
            tuple(
                "arn:aws:kinesis:eu-west-1:111122223333:stream/failed",
                "ENABLE_FAILED",
                "MILLISECOND"));
  }

  @Test
  void a_table_is_found_by_its_arn_too() {
    DynamoTable table = DynamoTable.named(HOME, "carts").feeding("carts-cdc");
    simulator.resources().put(table);

    var answer = dynamoDb.describeKinesisStreamingDestination(r -> r.tableName(table.arn()));

    assertThat(answer.tableName()).isEqualTo("carts");
    assertThat(answer.kinesisDataStreamDestinations()).hasSize(1);
  }

  @Test
  void a_table_that_vanishes_between_two_calls_is_not_found() {
    simulator.resources().put(DynamoTable.named(HOME, "carts").feeding("carts-cdc"));
    assertThat(dynamoDb.listTables().tableNames()).containsExactly("carts");

    simulator.resources().remove(DynamoTable.class, HOME, "carts");

    assertThatThrownBy(
            () -> dynamoDb.describeKinesisStreamingDestination(r -> r.tableName("carts")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Table: carts not found");
  }

  @Test
  void a_fault_can_be_kept_to_one_table() {
    simulator.resources().put(DynamoTable.named(HOME, "carts"));
    simulator.resources().put(DynamoTable.named(HOME, "orders"));
    simulator.setFaults(
        FaultPlan.parse("DescribeKinesisStreamingDestination:internal:always:carts"));

    dynamoDb.describeKinesisStreamingDestination(r -> r.tableName("orders"));
    assertThatThrownBy(
            () -> dynamoDb.describeKinesisStreamingDestination(r -> r.tableName("carts")))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(500);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InternalServerError");
            });
  }

  @Test
  void an_operation_can_have_a_limit_of_its_own() throws IOException {
    SimulatorOptions slow =
        SimulatorOptions.defaults().withOperationTps(Map.of("ListTables", 1e-6));
    try (AwsSimulator limited = AwsSimulator.start(slow, OneHomeOrganisation.of());
        DynamoDbClient client = Clients.open(DynamoDbClient.builder(), limited, HOME)) {
      client.listTables();

      assertThatThrownBy(client::listTables)
          .isInstanceOfSatisfying(
              DynamoDbException.class, error -> assertThat(error.isThrottlingException()).isTrue());
      assertThat(limited.statistics().throttled("ListTables")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void a_limit_outside_its_bounds_is_refused(int limit) {
    assertThatThrownBy(() -> dynamoDb.listTables(r -> r.limit(limit)))
        .hasMessageContaining("at 'limit' failed to satisfy constraint");
  }

  private ListTablesResponse list(int limit, String start) {
    return dynamoDb.listTables(r -> r.limit(limit).exclusiveStartTableName(start));
  }
}
