package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric that ListMetrics lists.
 *
 * @param recent whether it had data points in the last three hours
 */
public record PublishedMetric(
    Home home, String namespace, String name, Map<String, String> dimensions, boolean recent)
    implements AwsResource {
  public PublishedMetric {
    dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
  }

  /** The changes of a DynamoDB table that went to its Kinesis stream. */
  public static PublishedMetric changeCapture(Home home, String table) {
    return new PublishedMetric(
        home,
        "AWS/DynamoDB",
        "ConsumedChangeDataCaptureUnits",
        Map.of("TableName", table, "DelegatedOperation", "Kinesis"),
        true);
  }

  @Override
  public String key() {
    return namespace + "/" + name + "/" + dimensions;
  }
}
