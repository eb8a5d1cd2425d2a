package dev.hydrant.simulator.generated;

import dev.hydrant.simulator.cloudwatch.Episode;
import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.cloudwatch.Trouble;
import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.pipes.Pipe;
import dev.hydrant.simulator.resolver.QueryLogConfig;
import dev.hydrant.simulator.sns.Subscription;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Who writes to a generated Direct PUT stream, in rotation, and how one stream in twelve is not
 * well.
 */
final class GeneratedProducers {
  private GeneratedProducers() {}

  static Stream<AwsResource> of(GeneratedStream stream) {
    boolean direct = stream.entry().type().equals("DirectPut");
    return Stream.concat(direct ? producers(stream) : Stream.empty(), incidents(stream));
  }

  /** Of ten, two are written to by applications, which AWS does not know. */
  private static Stream<AwsResource> producers(GeneratedStream stream) {
    Home home = stream.home();
    String name = stream.entry().name();
    String arn = home.streamArn(name);
    switch (stream.index() / 5 % 10) {
      case 0:
        return Stream.of(Subscription.firehose(home, name + "-topic", arn));
      case 1:
        return Stream.of(EventRule.to(home, name + "-rule", arn));
      case 2:
        return Stream.of(Pipe.running(home, name + "-pipe", home.arn("sqs", name), arn));
      case 3:
        return Stream.of(
            LogGroup.of(home, "/app/" + name, SubscriptionFilter.to("to-firehose", arn)));
      case 4:
        return Stream.of(FlowLog.toStream(home, "fl-" + name, "vpc-" + stream.index(), name));
      case 5:
        return Stream.of(new QueryLogConfig(home, name + "-dns", arn, 1));
      case 6:
        return Stream.of(MetricStream.running(home, name + "-metrics", arn));
      case 7:
        return Stream.of(
            Subscription.firehose(home, name + "-topic-1", arn),
            Subscription.firehose(home, name + "-topic-2", arn));
      default:
        return Stream.empty();
    }
  }

  private static Stream<AwsResource> incidents(GeneratedStream stream) {
    if (stream.index() % 20 == 7) {
      return Stream.of(with(stream, Episode.forever(Trouble.IDLE)));
    }
    if (stream.index() % 50 == 11) {
      return Stream.of(with(stream, Episode.since(Trouble.UNSTEADY_DELIVERY, Duration.ofHours(8))));
    }
    if (stream.index() % 100 == 13) {
      return Stream.of(with(stream, Episode.since(Trouble.FAILING_DELIVERY, Duration.ofHours(3))));
    }
    return Stream.empty();
  }

  private static StreamMetrics with(GeneratedStream stream, Episode episode) {
    return StreamMetrics.healthy(stream.home(), stream.entry().name()).with(episode);
  }
}
