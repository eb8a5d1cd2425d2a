package dev.hydrant.simulator.cloudwatch;

import java.util.HashMap;
import java.util.Map;

/**
 * What can go wrong with a delivery stream, by the traces that it leaves in the metrics. {@code
 * {delivery}} stands for the stream's own group of delivery metrics, {@code {freshness}} for the
 * metric with the age of its data, {@code {rejects}} for where its refused records go.
 */
public enum Trouble {
  /** Nothing comes in, so nothing is measured at all. */
  IDLE(Map.of("*", (healthy, records, age) -> Series.NOTHING)),
  /** Every delivery succeeds, later and later. */
  LATE(Map.of("{freshness}", Symptom.growing(600, 60))),
  /** No delivery succeeds; the data waits and grows old. */
  FAILING_DELIVERY(
      Map.of(
          "{delivery}.Success", Symptom.always(0),
          "{delivery}.Records", Symptom.always(0),
          "{delivery}.Bytes", Symptom.always(0),
          "{freshness}", Symptom.growing(300, 60))),
  /** One delivery in twenty needs another attempt. */
  UNSTEADY_DELIVERY(Map.of("{delivery}.Success", Symptom.always(0.95))),
  /** A twentieth of what producers send is turned away. */
  THROTTLED(Map.of("ThrottledRecords", Symptom.share(0.05))),
  CONVERSION_FAILURES(
      Map.of(
          "FailedConversion.Records", Symptom.share(0.02),
          "FailedConversion.Bytes", Symptom.share(9))),
  KMS_KEY_DENIED(
      Map.of(
          "KMSKeyAccessDenied", Symptom.always(1),
          "{delivery}.Success", Symptom.always(0),
          "{freshness}", Symptom.growing(300, 60))),
  KMS_KEY_DISABLED(
      Map.of(
          "KMSKeyDisabled", Symptom.always(1),
          "{delivery}.Success", Symptom.always(0),
          "{freshness}", Symptom.growing(300, 60))),
  /** A Kinesis source that is read slower than it is written. */
  LAGGING_KINESIS_SOURCE(Map.of("KinesisMillisBehindLatest", Symptom.growing(2000, 30_000))),
  /** A topic that is read slower than it is written. */
  LAGGING_TOPIC(Map.of("KafkaOffsetLag", Symptom.growing(100, 500))),
  BACKPRESSURED_TOPIC(Map.of("DataReadFromSource.Backpressured", Symptom.always(1))),
  ICEBERG_FAILED_ROWS(
      Map.of(
          "DeliveryToIceberg.FailedRowCount", Symptom.share(0.01),
          "DeliveryToIceberg.SuccessfulRowCount", Symptom.share(0.99))),
  /** The destination takes the deliveries and refuses some of their records. */
  REJECTED_RECORDS(
      Map.of(
          "{rejects}.Records", Symptom.share(0.03),
          "{rejects}.Bytes", Symptom.share(12),
          "{rejects}.Success", Symptom.always(1))),
  FAILING_TRANSFORMATION(Map.of("ExecuteProcessing.Success", Symptom.always(0.8))),
  TOO_MANY_PARTITIONS(Map.of("PartitionCountExceeded", Symptom.always(1))),
  AUTH_FAILURE(
      Map.of("{delivery}.AuthFailure", Symptom.always(1), "{freshness}", Symptom.growing(300, 60))),
  DELIVERY_REJECTED(
      Map.of(
          "{delivery}.DeliveryRejected",
          Symptom.always(1),
          "{freshness}",
          Symptom.growing(300, 60)));

  /** A metric during the trouble. */
  @FunctionalInterface
  private interface Symptom {
    /**
     * @param healthy the metric without the trouble
     * @param records that came in during the minute
     * @param age minutes since the trouble began
     */
    double at(double healthy, double records, long age);

    static Symptom always(double value) {
      return (healthy, records, age) -> value;
    }

    static Symptom share(double ofRecords) {
      return (healthy, records, age) -> Math.ceil(records * ofRecords);
    }

    static Symptom growing(double first, double perMinute) {
      return (healthy, records, age) -> first + age * perMinute;
    }
  }

  private final Map<String, Symptom> symptoms;

  Trouble(Map<String, Symptom> symptoms) {
    this.symptoms = symptoms;
  }

  /** The stream's metrics with this trouble from one minute to before another. */
  Map<String, Series> spoil(
      Map<String, Series> healthy, StreamShape shape, long fromMinute, long toMinute) {
    Map<String, Series> spoilt = new HashMap<>(healthy);
    Series records = healthy.getOrDefault("IncomingRecords", minute -> 0);
    Symptom onAll = symptoms.get("*");
    if (onAll != null) {
      spoilt.replaceAll((metric, series) -> during(series, records, onAll, fromMinute, toMinute));
      return spoilt;
    }
    symptoms.forEach(
        (template, symptom) -> {
          String metric =
              template
                  .replace("{delivery}", shape.delivery())
                  .replace("{freshness}", shape.freshness())
                  .replace("{rejects}", shape.rejects());
          Series before = healthy.getOrDefault(metric, minute -> Series.NOTHING);
          spoilt.put(metric, during(before, records, symptom, fromMinute, toMinute));
        });
    return spoilt;
  }

  private static Series during(
      Series healthy, Series records, Symptom symptom, long from, long to) {
    return minute ->
        minute < from || minute >= to
            ? healthy.at(minute)
            : symptom.at(healthy.at(minute), records.at(minute), minute - from);
  }
}
