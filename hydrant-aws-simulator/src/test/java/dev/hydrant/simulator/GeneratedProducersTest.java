package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.pipes.Pipe;
import dev.hydrant.simulator.resolver.QueryLogConfig;
import dev.hydrant.simulator.sns.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratedProducersTest {
  private static final GeneratedOrganisation ORGANISATION = new GeneratedOrganisation(1000, 2, 7);

  @Test
  void producers_and_incidents_grow_with_the_streams() {
    Map<Class<?>, Long> counts =
        ORGANISATION.resources().stream()
            .collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));

    assertThat(counts)
        .containsEntry(Subscription.class, 60L)
        .containsEntry(EventRule.class, 20L)
        .containsEntry(Pipe.class, 20L)
        .containsEntry(LogGroup.class, 20L)
        .containsEntry(FlowLog.class, 20L)
        .containsEntry(QueryLogConfig.class, 20L)
        .containsEntry(MetricStream.class, 20L)
        .containsEntry(StreamMetrics.class, 80L);
  }

  @Test
  void whoever_writes_to_a_stream_writes_to_a_direct_put_stream_of_its_own_account() {
    Set<String> direct =
        ORGANISATION.streams().stream()
            .filter(entry -> entry.type().equals("DirectPut"))
            .map(entry -> entry.home().streamArn(entry.name()))
            .collect(Collectors.toSet());

    assertThat(targets(Subscription.class, Subscription::endpoint)).isSubsetOf(direct);
    assertThat(targets(EventRule.class, rule -> rule.targets().get(0))).isSubsetOf(direct);
    assertThat(targets(Pipe.class, Pipe::target)).isSubsetOf(direct);
    assertThat(targets(LogGroup.class, group -> group.filters().get(0).destinationArn()))
        .isSubsetOf(direct);
    assertThat(targets(FlowLog.class, FlowLog::destination)).isSubsetOf(direct);
    assertThat(targets(QueryLogConfig.class, QueryLogConfig::destinationArn)).isSubsetOf(direct);
    assertThat(targets(MetricStream.class, MetricStream::firehoseArn)).isSubsetOf(direct);
  }

  private static <T extends AwsResource> List<String> targets(
      Class<T> type, Function<T, String> target) {
    List<String> targets =
        ORGANISATION.resources().stream()
            .filter(type::isInstance)
            .map(type::cast)
            .map(
                resource -> {
                  String arn = target.apply(resource);
                  assertThat(arn).contains(resource.home().accountId());
                  return arn;
                })
            .toList();
    assertThat(targets).isNotEmpty();
    return targets;
  }
}
