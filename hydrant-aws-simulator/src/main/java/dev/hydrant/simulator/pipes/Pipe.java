package dev.hydrant.simulator.pipes;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;

/**
 * A pipe.
 *
 * @param enrichment an ARN; empty for none
 * @param state such as {@code RUNNING} or {@code STOPPED}
 * @param logStream the ARN of the delivery stream that takes its logs; empty for none
 */
public record Pipe(
    Home home,
    String name,
    String source,
    String enrichment,
    String target,
    String state,
    String logStream)
    implements AwsResource {

  public static Pipe running(Home home, String name, String source, String target) {
    return new Pipe(home, name, source, "", target, "RUNNING", "");
  }

  public Pipe enrichedBy(String arn) {
    return new Pipe(home, name, source, arn, target, state, logStream);
  }

  public Pipe stopped() {
    return new Pipe(home, name, source, enrichment, target, "STOPPED", logStream);
  }

  public Pipe loggingTo(String streamArn) {
    return new Pipe(home, name, source, enrichment, target, state, streamArn);
  }

  @Override
  public String key() {
    return name;
  }

  String arn() {
    return home.arn("pipes", "pipe/" + name);
  }
}
