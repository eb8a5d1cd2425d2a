package dev.hydrant.simulator.logs;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;

/** A name under which other accounts send log events to a stream of this one. */
public record LogDestination(Home home, String name, String targetArn) implements AwsResource {

  @Override
  public String key() {
    return name;
  }

  public String arn() {
    return home.arn("logs", "destination:" + name);
  }
}
