package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.sns.Subscription;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsTest extends ServiceFixture {
  @Test
  void subscriptions_of_all_protocols_come_a_hundred_a_page() {
    put(Subscription.firehose(HOME, "orders", STREAM));
    put(Subscription.of(HOME, "orders", "email", "someone@acme.example").pending());
    put(Subscription.firehose(HOME, "gone", STREAM).deleted());
    IntStream.range(0, 150)
        .forEach(n -> put(Subscription.of(HOME, "topic-" + n, "sqs", HOME.arn("sqs", "q" + n))));
    SnsClient sns = client(SnsClient.builder(), HOME);

    var pages = sns.listSubscriptionsPaginator().stream().toList();
    var all = pages.stream().flatMap(page -> page.subscriptions().stream()).toList();

    assertThat(pages).extracting(page -> page.subscriptions().size()).containsExactly(100, 53);
    assertThat(all)
        .filteredOn(subscription -> subscription.topicArn().equals(HOME.arn("sns", "orders")))
        .extracting(s -> s.protocol(), s -> s.endpoint(), s -> s.owner())
        .containsExactlyInAnyOrder(
            tuple("firehose", STREAM, HOME.accountId()),
            tuple("email", "someone@acme.example", HOME.accountId()));
    assertThat(all)
        .extracting(s -> s.subscriptionArn())
        .contains("PendingConfirmation", "Deleted")
        .anyMatch(arn -> arn.startsWith(HOME.arn("sns", "orders:")));
  }

  @Test
  void sns_names_its_errors_in_its_own_way() {
    SnsClient sns = client(SnsClient.builder(), HOME);
    simulator().deny(Set.of("sns:ListSubscriptions"));

    assertError(sns::listSubscriptions, 403, "AuthorizationError", "SNS:ListSubscriptions");
    simulator().allowAll();
    assertError(
        () -> sns.listSubscriptions(r -> r.nextToken("x")), 400, "InvalidParameter", "NextToken");
  }

  @Test
  void a_listing_of_a_query_service_can_be_told_to_repeat_its_first_page() {
    IntStream.range(0, 101)
        .forEach(n -> put(Subscription.of(HOME, "topic-%03d".formatted(n), "sqs", "q")));
    simulator().setFaults(FaultPlan.parse("ListSubscriptions:repeating:always"));
    SnsClient sns = client(SnsClient.builder(), HOME);

    var first = sns.listSubscriptions();
    var second = sns.listSubscriptions(r -> r.nextToken(first.nextToken()));

    assertThat(first.subscriptions()).hasSize(100);
    assertThat(second.subscriptions()).isEqualTo(first.subscriptions());
    assertThat(second.nextToken()).isNotNull();
  }
}
