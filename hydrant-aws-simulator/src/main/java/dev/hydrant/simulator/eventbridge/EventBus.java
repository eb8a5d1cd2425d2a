package dev.hydrant.simulator.eventbridge;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;

/** An event bus. Each account has one called {@code default} in each region without saying so. */
public record EventBus(Home home, String name) implements AwsResource {
  static final String DEFAULT = "default";

  @Override
  public String key() {
    return name;
  }

  String arn() {
    return home.arn("events", "event-bus/" + name);
  }
}
