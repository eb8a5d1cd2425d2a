package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.cloudwatch.StreamShape.Backup;
import java.util.HashMap;
import java.util.Map;

/**
 * Every metric of a delivery stream that works, by its shape. What a stream does not use it does
 * not emit: no conversion, no conversion metrics.
 */
final class HealthySeries {
  private static final int MINUTES_A_DAY = 1440;

  private final Map<String, Series> series = new HashMap<>();
  private final StreamShape shape;
  private final Noise noise;
  private final Series records;
  private final Series bytes;

  private HealthySeries(StreamShape shape, String name, long seed) {
    this.shape = shape;
    this.noise = Noise.of(name, seed);
    Noise volume = Noise.of("volume", noise.seed());
    double level = volume.between(40, 4000, 0);
    double size = volume.between(200, 1500, 1);
    this.records = minute -> Math.rint(level * daily(minute) * noise.between(0.9, 1.1, minute));
    this.bytes = minute -> Math.rint(size * records.at(minute));
  }

  static Map<String, Series> of(StreamShape shape, String name, long seed) {
    HealthySeries healthy = new HealthySeries(shape, name, seed);
    healthy.ingest();
    healthy.deliver();
    healthy.backUp();
    healthy.process();
    return healthy.series;
  }

  /** Half the traffic at midnight, one and a half times at noon, never none. */
  private static double daily(long minute) {
    double day = Math.floorMod(minute, MINUTES_A_DAY) / (double) MINUTES_A_DAY;
    return 0.5 + (1 - Math.abs(2 * day - 1));
  }

  private void ingest() {
    counts("Incoming");
    series.put("BytesPerSecondLimit", always(5 * 1024 * 1024));
    series.put("RecordsPerSecondLimit", always(500_000));
    series.put("PutRequestsPerSecondLimit", always(2000));
    switch (shape.source()) {
      case "KinesisStreamAsSource":
        counts("DataReadFromKinesisStream.");
        series.put("KinesisMillisBehindLatest", around("behind", 0, 900));
        zero("ThrottledGetRecords", "ThrottledGetShardIterator", "ThrottledDescribeStream");
        break;
      case "MSKAsSource":
        counts("DataReadFromSource.");
        series.put("KafkaOffsetLag", around("lag", 0, 50));
        zero("DataReadFromSource.Backpressured", "SourceThrottled.Delay");
        zero("FailedValidation.Records", "FailedValidation.Bytes");
        break;
      case "DirectPut":
        series.put("IncomingPutRequests", minute -> Math.ceil(records.at(minute) / 50));
        zero("ThrottledRecords");
        break;
      default:
        break;
    }
  }

  private void deliver() {
    String group = shape.delivery();
    switch (group) {
      case "DeliveryToIceberg":
        series.put(group + ".IncomingRowCount", records);
        series.put(group + ".SuccessfulRowCount", records);
        zero(group + ".FailedRowCount");
        series.put(group + ".Bytes", bytes);
        break;
      case "DeliveryToRedshift":
        delivered("DeliveryToS3");
        counts(group + ".");
        break;
      default:
        counts(group + ".");
        break;
    }
    series.put(group + ".Success", always(1));
    series.put(shape.freshness(), around("freshness", 60, 320));
    deliverSpecially(group);
  }

  private void deliverSpecially(String group) {
    switch (group) {
      case "DeliveryToS3":
        series.put(group + ".ObjectCount", around("objects", 1, 4));
        break;
      case "DeliveryToSplunk":
        series.put(group + ".DataAckLatency", around("latency", 2, 9));
        break;
      case "DeliveryToSnowflake":
        series.put(group + ".DataCommitLatency", around("latency", 3, 20));
        break;
      case "DeliveryToHttpEndpoint":
        counts(group + ".Processed");
        break;
      case "DeliveryToAmazonOpenSearchService":
      case "DeliveryToAmazonOpenSearchServerless":
        zero(group + ".AuthFailure", group + ".DeliveryRejected");
        break;
      default:
        break;
    }
  }

  private void backUp() {
    if (shape.backup() == Backup.ALL) {
      delivered("BackupToS3");
    }
  }

  private void process() {
    if (shape.transformed()) {
      series.put("ExecuteProcessing.Success", always(1));
      series.put("ExecuteProcessing.Duration", around("duration", 40, 400));
      counts("SucceedProcessing.");
    }
    if (shape.converted()) {
      counts("SucceedConversion.");
      zero("FailedConversion.Records", "FailedConversion.Bytes");
    }
    if (shape.partitioned()) {
      series.put("PartitionCount", around("partitions", 5, 60));
      series.put("ActivePartitionsLimit", always(500));
      series.put("JQProcessing.Duration", around("jq", 1, 12));
      zero("PartitionCountExceeded");
    }
  }

  private void delivered(String group) {
    counts(group + ".");
    series.put(group + ".Success", always(1));
    series.put(group + ".DataFreshness", around(group, 60, 320));
  }

  private void counts(String prefix) {
    series.put(prefix + "Records", records);
    series.put(prefix + "Bytes", bytes);
  }

  private void zero(String... metrics) {
    for (String metric : metrics) {
      series.put(metric, always(0));
    }
  }

  private Series around(String what, double low, double high) {
    Noise own = Noise.of(what, noise.seed());
    return minute -> Math.rint(own.between(low, high, minute));
  }

  private static Series always(double value) {
    return minute -> value;
  }
}
