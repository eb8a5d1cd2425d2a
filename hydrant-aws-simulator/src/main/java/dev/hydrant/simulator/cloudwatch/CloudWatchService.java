package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.firehose.DeliveryStreams;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.QueryOperation;
import dev.hydrant.simulator.protocol.QueryProtocol;
import dev.hydrant.simulator.protocol.QueryService;
import java.time.Clock;
import java.util.Map;

/**
 * CloudWatch of 2010-08-01 as far as a reader of delivery streams needs it. It answers the query
 * protocol, which the AWS SDK for Java 2.40 speaks.
 */
public final class CloudWatchService implements QueryService {
  private final QueryProtocol protocol =
      new QueryProtocol("http://monitoring.amazonaws.com/doc/2010-08-01/");
  private final Map<String, QueryOperation> operations;

  /**
   * @param clock the newest data point is of the last whole minute; troubles are told from now
   */
  public CloudWatchService(DeliveryStreams streams, Resources resources, long seed, Clock clock) {
    long startMinute = Math.floorDiv(clock.millis(), 60_000L);
    MetricData data =
        new MetricData(new StreamSeries(streams, resources, seed, startMinute), clock);
    MetricListing listing = new MetricListing(resources);
    this.operations =
        Map.of(
            "GetMetricData", data::get,
            "ListMetrics", listing::metrics,
            "ListMetricStreams", listing::streams);
  }

  @Override
  public String signingName() {
    return "monitoring";
  }

  @Override
  public String iamName() {
    return "cloudwatch";
  }

  @Override
  public QueryProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, QueryOperation> operations() {
    return operations;
  }
}
