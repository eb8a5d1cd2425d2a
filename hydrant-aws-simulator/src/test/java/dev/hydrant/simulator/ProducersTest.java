package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.simulator.eventbridge.EventBus;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.sns.Subscription;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

/** What holds for all services that tell who writes to a stream. */
class ProducersTest extends ServiceFixture {
  @Test
  void resources_of_another_account_or_region_are_not_seen() {
    put(new EventBus(US_EAST, "there"));
    put(Subscription.firehose(new Home("444455556666", HOME.region()), "theirs", STREAM));

    assertThat(client(EventBridgeClient.builder(), HOME).listEventBuses(r -> {}).eventBuses())
        .hasSize(1);
    assertThat(client(SnsClient.builder(), HOME).listSubscriptions().subscriptions()).isEmpty();
  }

  @Test
  void credentials_that_ran_out_are_refused_under_the_name_of_each_protocol() {
    simulator().setFaults(FaultPlan.parse("*:expired:always"));

    assertCode(() -> client(SnsClient.builder(), HOME).listSubscriptions(), 403, "ExpiredToken");
    assertCode(() -> client(Ec2Client.builder(), HOME).describeFlowLogs(), 400, "RequestExpired");
    assertCode(
        () -> client(PipesClient.builder(), HOME).listPipes(r -> {}), 400, "ExpiredTokenException");
    assertCode(
        () -> client(CloudWatchLogsClient.builder(), HOME).describeLogGroups(),
        400,
        "ExpiredTokenException");
    assertCode(
        () ->
            client(Wafv2Client.builder(), HOME).listLoggingConfigurations(r -> r.scope("REGIONAL")),
        400,
        "ExpiredTokenException");
  }

  private static void assertCode(ThrowingCallable call, int status, String code) {
    assertError(call, status, code, "expired");
  }
}
