package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;

import dev.hydrant.simulator.cloudwatch.Episode;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.cloudwatch.Trouble;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.time.Duration;
import java.util.List;

/** Which of the streams are not well. All others that are active have been well all the time. */
final class Incidents {
  private Incidents() {}

  static List<AwsResource> resources() {
    return List.of(
        forever(COMMERCE_EU, "orders-replay-to-lake", Trouble.IDLE),
        since(80, COMMERCE_EU, "supplier-feed", Trouble.IDLE),
        forever(PLATFORM_EU, "app-logs-dynatrace", Trouble.IDLE),
        since(2, COMMERCE_EU, "clickstream-web", Trouble.THROTTLED),
        since(6, COMMERCE_EU, "payments-fraud-signals", Trouble.UNSTEADY_DELIVERY),
        since(7, COMMERCE_EU, "clickstream-page-views", Trouble.CONVERSION_FAILURES),
        since(5, COMMERCE_EU, "clickstream-personalisation", Trouble.REJECTED_RECORDS),
        since(26, COMMERCE_EU, "returns-to-lake", Trouble.FAILING_TRANSFORMATION),
        since(9, COMMERCE_EU, "payments-settlements", Trouble.ICEBERG_FAILED_ROWS),
        since(4, COMMERCE_EU, "orders-to-search", Trouble.AUTH_FAILURE),
        since(3, COMMERCE_EU, "payments-chargebacks", Trouble.KMS_KEY_DISABLED),
        since(11, COMMERCE_EU, "campaign-attribution", Trouble.LATE),
        since(8, PLATFORM_EU, "k8s-logs-elastic", Trouble.FAILING_DELIVERY),
        since(8, PLATFORM_EU, "k8s-logs-archive", Trouble.BACKPRESSURED_TOPIC),
        since(5, PLATFORM_EU, "traces-honeycomb", Trouble.LAGGING_TOPIC),
        since(12, PLATFORM_EU, "audit-logs-sumologic", Trouble.LAGGING_KINESIS_SOURCE),
        since(10, PLATFORM_US, "iot-telemetry", Trouble.TOO_MANY_PARTITIONS),
        between(30, 20, PLATFORM_US, "finance-ledger", Trouble.FAILING_DELIVERY),
        between(50, 47, PLATFORM_EU, "app-logs-newrelic", Trouble.UNSTEADY_DELIVERY));
  }

  private static StreamMetrics forever(Home home, String stream, Trouble trouble) {
    return StreamMetrics.healthy(home, stream).with(Episode.forever(trouble));
  }

  private static StreamMetrics since(int hours, Home home, String stream, Trouble trouble) {
    return StreamMetrics.healthy(home, stream)
        .with(Episode.since(trouble, Duration.ofHours(hours)));
  }

  private static StreamMetrics between(
      int beganHours, int endedHours, Home home, String stream, Trouble trouble) {
    return StreamMetrics.healthy(home, stream)
        .with(new Episode(trouble, Duration.ofHours(beganHours), Duration.ofHours(endedHours)));
  }
}
