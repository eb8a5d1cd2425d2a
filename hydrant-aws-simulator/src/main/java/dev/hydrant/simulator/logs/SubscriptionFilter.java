package dev.hydrant.simulator.logs;

/**
 * Sends a log group's events on.
 *
 * @param destinationArn a delivery stream, a Kinesis stream, a function, or a destination of
 *     CloudWatch Logs
 * @param active whether events went through lately, so that there is a metric of them
 */
public record SubscriptionFilter(String name, String destinationArn, boolean active) {

  public static SubscriptionFilter to(String name, String destinationArn) {
    return new SubscriptionFilter(name, destinationArn, true);
  }

  public SubscriptionFilter quiet() {
    return new SubscriptionFilter(name, destinationArn, false);
  }

  /** As the metrics of CloudWatch Logs name the kind of a destination. */
  public String destinationType() {
    String service = destinationArn.split(":", 4)[2];
    switch (service) {
      case "firehose":
        return "Firehose";
      case "lambda":
        return "Lambda";
      default:
        return "Kinesis";
    }
  }
}
