package dev.hydrant.firehose.health;

import dev.hydrant.model.stream.HealthReason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Everything wrong that shows in the metrics of one stream, each with measure and threshold. */
final class Symptoms {
  private final Thresholds thresholds;
  private final HealthSubject stream;
  private final Measured measured;
  private final List<HealthReason> found = new ArrayList<>();

  Symptoms(Thresholds thresholds, HealthSubject stream, Measured measured) {
    this.thresholds = thresholds;
    this.stream = stream;
    this.measured = measured;
  }

  /** What stops a stream as a whole. */
  List<HealthReason> blocked() {
    key(Measure.KEY_ACCESS_DENIED, ReasonCode.KMS_ACCESS_DENIED, "may not use its KMS key");
    key(Measure.KEY_DISABLED, ReasonCode.KMS_KEY_DISABLED, "has a KMS key that is disabled");
    key(
        Measure.KEY_INVALID,
        ReasonCode.KMS_KEY_INVALID,
        "has a KMS key in a state that forbids its use");
    key(Measure.KEY_NOT_FOUND, ReasonCode.KMS_KEY_NOT_FOUND, "has a KMS key that does not exist");
    if (measured.amount(Measure.AUTH_FAILURE) > 0) {
      add(
          ReasonCode.DESTINATION_AUTH_FAILED,
          "The destination does not let the stream in (AuthFailure).");
    }
    if (measured.amount(Measure.DELIVERY_REJECTED) > 0) {
      add(
          ReasonCode.DELIVERY_REJECTED,
          "The destination rejects what is delivered (DeliveryRejected).");
    }
    return taken();
  }

  /** What means that records do not arrive. */
  List<HealthReason> failing() {
    OptionalDouble success = measured.value(Measure.DELIVERY_SUCCESS);
    if (success.isPresent() && success.getAsDouble() < thresholds.failedSuccess()) {
      add(ReasonCode.DELIVERY_FAILING, success(success.getAsDouble(), thresholds.failedSuccess()));
    }
    freshness();
    return taken();
  }

  /** What means that not all arrives, not in time, or not at the first attempt. */
  List<HealthReason> degrading() {
    delivery();
    source();
    features();
    return taken();
  }

  private void key(Measure measure, ReasonCode code, String what) {
    double times = measured.amount(measure);
    if (times > 0) {
      add(
          code,
          "The stream " + what + ": " + Words.count(times) + (times == 1 ? " time." : " times."));
    }
  }

  private void freshness() {
    Trend age = measured.trend(Measure.FRESHNESS);
    long limit =
        Math.max(
            thresholds.freshnessSeconds(),
            (long) stream.delivery().bufferSeconds() + stream.delivery().retrySeconds());
    if (age.neverFalls() && age.newest() > limit) {
      add(
          ReasonCode.DATA_NOT_FRESH,
          "The oldest record that waits is "
              + Words.count(age.newest())
              + " s old, more than "
              + Words.count(limit)
              + " s, and was never younger than before in the last "
              + Trend.PERIODS
              + " periods of 5 minutes.");
    }
  }

  private void delivery() {
    OptionalDouble success = measured.value(Measure.DELIVERY_SUCCESS);
    if (success.isPresent()
        && success.getAsDouble() >= thresholds.failedSuccess()
        && success.getAsDouble() < thresholds.degradedSuccess()) {
      add(
          ReasonCode.DELIVERY_UNSTEADY,
          success(success.getAsDouble(), thresholds.degradedSuccess()));
    }
    any(
        Measure.RECORDS_REFUSED,
        ReasonCode.RECORDS_REFUSED,
        "refused by the destination, and kept in S3");
    any(Measure.ROWS_FAILED, ReasonCode.ROWS_FAILED, "not written to their tables");
    OptionalDouble backup = measured.value(Measure.BACKUP_SUCCESS);
    if (backup.isPresent() && backup.getAsDouble() < thresholds.degradedSuccess()) {
      add(
          ReasonCode.BACKUP_UNSTEADY,
          "Of the backups to S3, "
              + Words.percentBelow(backup.getAsDouble())
              + " succeed, less than "
              + Words.percent(thresholds.degradedSuccess())
              + ".");
    }
  }

  private void source() {
    double throttled = measured.amount(Measure.RECORDS_THROTTLED);
    double all = measured.amount(Measure.RECORDS_IN) + throttled;
    if (throttled > 0 && throttled / all > thresholds.throttled()) {
      add(
          ReasonCode.RECORDS_THROTTLED,
          Words.percentAbove(throttled / all)
              + " of the records were throttled, more than "
              + Words.percent(thresholds.throttled())
              + ".");
    }
    rising(Measure.MILLIS_BEHIND, "ms behind the newest record of its Kinesis stream");
    rising(Measure.OFFSET_LAG, "offsets behind the newest record of its topic");
    if (measured.amount(Measure.BACKPRESSURED) > 0) {
      add(ReasonCode.SOURCE_BACKPRESSURED, "The topic is read more slowly than it is written.");
    }
    any(Measure.RECORDS_INVALID, ReasonCode.RECORDS_INVALID, "not valid, and not delivered");
  }

  private void features() {
    any(Measure.CONVERSION_FAILED, ReasonCode.CONVERSION_FAILED, "not converted");
    any(Measure.DECOMPRESSION_FAILED, ReasonCode.DECOMPRESSION_FAILED, "not decompressed");
    OptionalDouble processing = measured.value(Measure.PROCESSING_SUCCESS);
    if (processing.isPresent() && processing.getAsDouble() < 1) {
      add(
          ReasonCode.PROCESSING_FAILED,
          "Of the calls of the Lambda function, "
              + Words.percentBelow(processing.getAsDouble())
              + " succeed, less than 100 %.");
    }
    if (measured.amount(Measure.PARTITIONS_EXCEEDED) > 0) {
      add(
          ReasonCode.PARTITIONS_EXCEEDED,
          "There are more active partitions than the stream may have.");
    }
  }

  private void any(Measure measure, ReasonCode code, String what) {
    double records = measured.amount(measure);
    if (records > 0) {
      add(
          code,
          Words.count(records)
              + (records == 1 ? " record was " : " records were ")
              + what
              + "; there should be none.");
    }
  }

  private void rising(Measure measure, String what) {
    Trend lag = measured.trend(measure);
    if (lag.alwaysRises()) {
      add(
          ReasonCode.SOURCE_LAG_RISING,
          "The stream is "
              + Words.count(lag.newest())
              + " "
              + what
              + ", and more in each of the last "
              + Trend.PERIODS
              + " periods of 5 minutes.");
    }
  }

  private static String success(double ratio, double threshold) {
    return "Of the deliveries, "
        + Words.percentBelow(ratio)
        + " succeed, less than "
        + Words.percent(threshold)
        + ".";
  }

  private void add(ReasonCode code, String text) {
    found.add(code.because(text));
  }

  private List<HealthReason> taken() {
    List<HealthReason> reasons = List.copyOf(found);
    found.clear();
    return reasons;
  }
}
