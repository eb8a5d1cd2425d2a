package dev.hydrant.simulator.eventbridge;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.List;

/** A rule of an event bus with the ARNs of its targets. */
public record EventRule(Home home, String bus, String name, List<String> targets)
    implements AwsResource {
  public EventRule {
    targets = List.copyOf(targets);
  }

  /** On the default bus. */
  public static EventRule to(Home home, String name, String... targets) {
    return new EventRule(home, EventBus.DEFAULT, name, List.of(targets));
  }

  public EventRule on(String otherBus) {
    return new EventRule(home, otherBus, name, targets);
  }

  @Override
  public String key() {
    return bus + "/" + name;
  }
}
