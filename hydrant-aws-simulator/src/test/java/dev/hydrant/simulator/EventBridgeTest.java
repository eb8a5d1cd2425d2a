package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.eventbridge.EventBus;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.pipes.Pipe;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.pipes.model.DescribePipeResponse;
import software.amazon.awssdk.services.pipes.model.NotFoundException;
import software.amazon.awssdk.services.pipes.model.PipeState;

/** EventBridge and its pipes. */
class EventBridgeTest extends ServiceFixture {
  @Test
  void every_account_has_a_default_bus_beside_its_own() {
    put(new EventBus(HOME, "orders"));
    EventBridgeClient events = client(EventBridgeClient.builder(), HOME);

    assertThat(events.listEventBuses(r -> {}).eventBuses())
        .extracting(bus -> bus.name(), bus -> bus.arn())
        .containsExactly(
            tuple("default", HOME.arn("events", "event-bus/default")),
            tuple("orders", HOME.arn("events", "event-bus/orders")));
  }

  @Test
  void rules_are_found_by_their_target_on_one_bus() {
    put(new EventBus(HOME, "orders"));
    put(EventRule.to(HOME, "audit", STREAM, HOME.arn("sqs", "queue")));
    put(EventRule.to(HOME, "elsewhere", OTHER));
    put(EventRule.to(HOME, "placed", STREAM).on("orders"));
    put(EventRule.to(HOME, "returned", STREAM).on("orders"));
    EventBridgeClient events = client(EventBridgeClient.builder(), HOME);

    assertThat(events.listRuleNamesByTarget(r -> r.targetArn(STREAM)).ruleNames())
        .containsExactly("audit");
    ListRuleNamesByTargetResponse first =
        events.listRuleNamesByTarget(r -> r.targetArn(STREAM).eventBusName("orders").limit(1));
    ListRuleNamesByTargetResponse second =
        events.listRuleNamesByTarget(
            r ->
                r.targetArn(STREAM)
                    .eventBusName(HOME.arn("events", "event-bus/orders"))
                    .nextToken(first.nextToken()));
    assertThat(first.ruleNames()).containsExactly("placed");
    assertThat(second.ruleNames()).containsExactly("returned");
    assertThat(second.nextToken()).isNull();
    assertError(
        () -> events.listRuleNamesByTarget(r -> r.targetArn(STREAM).eventBusName("nowhere")),
        400,
        "ResourceNotFoundException",
        "Event bus nowhere does not exist.");
  }

  @Test
  void pipes_are_listed_by_the_beginning_of_their_target() {
    put(
        Pipe.running(HOME, "from-queue", HOME.arn("sqs", "orders"), STREAM)
            .enrichedBy(HOME.arn("lambda", "function:enrich")));
    put(Pipe.running(HOME, "stopped", HOME.arn("sqs", "old"), STREAM).stopped());
    put(Pipe.running(HOME, "elsewhere", HOME.arn("sqs", "x"), OTHER).loggingTo(STREAM));
    PipesClient pipes = client(PipesClient.builder(), HOME);

    var found = pipes.listPipesPaginator(r -> r.targetPrefix(STREAM).limit(1)).stream().toList();

    assertThat(found)
        .flatExtracting(page -> page.pipes())
        .extracting(p -> p.name(), p -> p.source(), p -> p.target(), p -> p.currentState())
        .containsExactly(
            tuple("from-queue", HOME.arn("sqs", "orders"), STREAM, PipeState.RUNNING),
            tuple("stopped", HOME.arn("sqs", "old"), STREAM, PipeState.STOPPED));
    assertThat(found.get(0).pipes().get(0).enrichment())
        .isEqualTo(HOME.arn("lambda", "function:enrich"));
    assertThat(pipes.listPipes(r -> {}).pipes()).hasSize(3);
  }

  @Test
  void a_pipe_tells_where_it_logs_only_when_it_is_described() {
    put(Pipe.running(HOME, "quiet", HOME.arn("sqs", "a"), OTHER));
    put(Pipe.running(HOME, "logging", HOME.arn("sqs", "b"), OTHER).loggingTo(STREAM));
    PipesClient pipes = client(PipesClient.builder(), HOME);

    DescribePipeResponse logging = pipes.describePipe(r -> r.name("logging"));

    assertThat(logging.logConfiguration().firehoseLogDestination().deliveryStreamArn())
        .isEqualTo(STREAM);
    assertThat(logging.source()).isEqualTo(HOME.arn("sqs", "b"));
    assertThat(pipes.describePipe(r -> r.name("quiet")).logConfiguration()).isNull();
    assertThatThrownBy(() -> pipes.describePipe(r -> r.name("gone")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Pipe gone does not exist.");
    simulator().deny(Set.of("pipes:DescribePipe"));
    assertError(
        () -> pipes.describePipe(r -> r.name("quiet")), 403, "AccessDeniedException", "pipe/quiet");
  }

  @Test
  void a_listing_can_be_told_to_claim_more_for_ever() {
    put(Pipe.running(HOME, "one", HOME.arn("sqs", "a"), STREAM));
    simulator().setFaults(FaultPlan.parse("ListPipes:endless:always"));
    PipesClient pipes = client(PipesClient.builder(), HOME);

    String token = pipes.listPipes(r -> {}).nextToken();

    assertThat(token).isNotNull();
    assertThat(pipes.listPipes(r -> r.nextToken(token)).nextToken()).isNotNull();
  }
}
