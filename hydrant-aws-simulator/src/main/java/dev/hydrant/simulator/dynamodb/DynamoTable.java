package dev.hydrant.simulator.dynamodb;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with where its changes go; switched-off destinations stay in the list as they do on AWS.
 */
public record DynamoTable(Home home, String name, List<StreamingDestination> destinations)
    implements AwsResource {
  public DynamoTable {
    destinations = List.copyOf(destinations);
  }

  public static DynamoTable named(Home home, String name) {
    return new DynamoTable(home, name, List.of());
  }

  /** Its changes go to a Kinesis stream of the same account and region. */
  public DynamoTable feeding(String kinesisStream) {
    return with(StreamingDestination.active(home.arn("kinesis", "stream/" + kinesisStream)));
  }

  /** As {@link #feeding}, with a status other than ACTIVE. */
  public DynamoTable feeding(String kinesisStream, String status) {
    return with(StreamingDestination.of(home.arn("kinesis", "stream/" + kinesisStream), status));
  }

  public DynamoTable with(StreamingDestination destination) {
    List<StreamingDestination> more = new ArrayList<>(destinations);
    more.add(destination);
    return new DynamoTable(home, name, more);
  }

  public String arn() {
    return home.arn("dynamodb", "table/" + name);
  }

  @Override
  public String key() {
    return name;
  }
}
