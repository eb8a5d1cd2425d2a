package dev.hydrant.simulator.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;

/** A subscription filter as DescribeSubscriptionFilters describes it. */
record FilterOfGroup(LogGroup group, SubscriptionFilter filter) implements AwsResource {

  @Override
  public Home home() {
    return group.home();
  }

  @Override
  public String key() {
    return filter.name();
  }

  ObjectNode json() {
    return Json.object(
        "filterName", filter.name(),
        "logGroupName", group.name(),
        "filterPattern", "",
        "destinationArn", filter.destinationArn(),
        "roleArn", home().roleArn("logs-to-firehose"),
        "distribution", "ByLogStream",
        "creationTime", 1_709_283_600_000L);
  }
}
