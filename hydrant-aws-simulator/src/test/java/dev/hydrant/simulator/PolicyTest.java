package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.ACCOUNT;
import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.iam.Policy;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What a simulator denies, and how each protocol says so. */
class PolicyTest {
  private AwsSimulator simulator;
  private FirehoseClient firehose;
  private DynamoDbClient dynamoDb;

  @BeforeEach
  void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.numbered(2));
    firehose = Clients.firehose(simulator, HOME);
    dynamoDb = Clients.open(DynamoDbClient.builder(), simulator, HOME);
  }

  @AfterEach
  void stop() {
    firehose.close();
    dynamoDb.close();
    simulator.close();
  }

  @Test
  void only_the_listed_actions_are_allowed_until_everything_is_again() {
    simulator.allowOnly(Set.of("firehose:ListDeliveryStreams", "dynamodb:List*"));

    firehose.listDeliveryStreams();
    dynamoDb.listTables();
    assertDenied(() -> describe("stream-0001"), 400, "AccessDeniedException");

    simulator.allowAll();
    describe("stream-0001");
  }

  @Test
  void a_denied_action_is_told_with_caller_action_and_resource() {
    simulator.deny(Set.of("firehose:DescribeDeliveryStream"));
    simulator.deny(Set.of("dynamodb:ListTables"));

    assertThatThrownBy(() -> describe("stream-0001"))
        .hasMessageContaining(
            "User: arn:aws:iam::111122223333:user/simulated is not authorized to perform:"
                + " firehose:DescribeDeliveryStream on resource: "
                + HOME.streamArn("stream-0001")
                + " because no identity-based policy allows the firehose:DescribeDeliveryStream"
                + " action");
    assertDenied(dynamoDb::listTables, 400, "AccessDeniedException");
    firehose.listDeliveryStreams();
  }

  @Test
  void a_denial_can_be_for_one_stream_or_one_table() {
    simulator.resources().put(DynamoTable.named(HOME, "carts"));
    simulator.resources().put(DynamoTable.named(HOME, "orders"));
    simulator.denyOn("stream-0001", Set.of("firehose:DescribeDeliveryStream"));
    simulator.denyOn(
        HOME.arn("dynamodb", "table/carts"),
        Set.of("dynamodb:DescribeKinesisStreamingDestination"));

    describe("stream-0002");
    assertDenied(() -> describe("stream-0001"), 400, "AccessDeniedException");
    dynamoDb.describeKinesisStreamingDestination(r -> r.tableName("orders"));
    assertDenied(
        () -> dynamoDb.describeKinesisStreamingDestination(r -> r.tableName("carts")),
        400,
        "AccessDeniedException");
  }

  @Test
  void the_action_of_a_service_may_have_another_name_than_its_signature() {
    simulator.deny(Set.of("tag:GetResources"));

    try (var tagging = Clients.open(ResourceGroupsTaggingApiClient.builder(), simulator, HOME)) {
      assertThatThrownBy(tagging::getResources).hasMessageContaining("tag:GetResources");
    }
  }

  @Test
  void everybody_may_ask_who_they_are_and_assuming_a_role_can_be_denied() throws IOException {
    SimulatorOptions options = SimulatorOptions.defaults().withPolicy(Policy.allowOnly(Set.of()));
    String role = HOME.roleArn("reader");
    try (AwsSimulator strict = AwsSimulator.start(options, OneHomeOrganisation.of());
        StsClient sts = Clients.sts(strict, Clients.key(ACCOUNT))) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo(ACCOUNT.id());
      assertDenied(
          () -> sts.assumeRole(r -> r.roleArn(role).roleSessionName("test")), 403, "AccessDenied");
    }
  }

  @Test
  void every_call_to_every_service_is_counted_by_name() {
    firehose.listDeliveryStreams();
    describe("stream-0001");
    describe("stream-0002");
    simulator.deny(Set.of("dynamodb:*"));
    assertThatThrownBy(dynamoDb::listTables).isInstanceOf(AwsServiceException.class);
    assertThatThrownBy(() -> firehose.deleteDeliveryStream(r -> r.deliveryStreamName("stream-1")))
        .isInstanceOf(AwsServiceException.class);

    assertThat(simulator.statistics().calls())
        .isEqualTo(
            Map.of(
                "ListDeliveryStreams", 1L,
                "DescribeDeliveryStream", 2L,
                "DeleteDeliveryStream", 1L,
                "ListTables", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListTables", "dynamodb:", ":ListTables", "dynamodb:List Tables", ""})
  void what_is_no_action_is_refused(String text) {
    assertThatThrownBy(() -> simulator.deny(Set.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void a_fault_for_an_operation_that_no_service_has_is_refused() {
    FaultPlan plan = FaultPlan.of(Fault.always("ListTabels", FaultKind.DENIED));

    assertThatThrownBy(() -> simulator.setFaults(plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ListTabels");
  }

  private void describe(String name) {
    firehose.describeDeliveryStream(r -> r.deliveryStreamName(name));
  }

  private static void assertDenied(Runnable call, int status, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }
}
