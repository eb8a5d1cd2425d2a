package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;

/**
 * Sends an account's metrics to a delivery stream.
 *
 * @param state {@code running} or {@code stopped}
 */
public record MetricStream(Home home, String name, String firehoseArn, String state)
    implements AwsResource {

  public static MetricStream running(Home home, String name, String firehoseArn) {
    return new MetricStream(home, name, firehoseArn, "running");
  }

  public MetricStream stopped() {
    return new MetricStream(home, name, firehoseArn, "stopped");
  }

  @Override
  public String key() {
    return name;
  }

  String arn() {
    return home.arn("cloudwatch", "metric-stream/" + name);
  }
}
