package dev.hydrant.simulator.tagging;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;

/** A delivery stream that has lost its last tag: it stays in listings, without tags. */
public record OnceTagged(Home home, String stream) implements AwsResource {

  @Override
  public String key() {
    return stream;
  }
}
