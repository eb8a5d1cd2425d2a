package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the metrics of one delivery stream differ from those of a healthy one. An active stream
 * without it is healthy; one in any other state has no metrics.
 *
 * @param series single metrics, by name, instead of the simulated ones; a stream that does not
 *     exist may have them too
 */
public record StreamMetrics(
    Home home, String stream, List<Episode> episodes, Map<String, Series> series, Reading reading)
    implements AwsResource {

  /** How CloudWatch reads the metrics of the stream. */
  public enum Reading {
    COMPLETE("Complete"),
    /** Half of the data points, and no token with which to get the others. */
    PARTIAL("PartialData"),
    INTERNAL_ERROR("InternalError"),
    FORBIDDEN("Forbidden");

    private final String statusCode;

    Reading(String statusCode) {
      this.statusCode = statusCode;
    }

    String statusCode() {
      return statusCode;
    }
  }

  public StreamMetrics {
    episodes = List.copyOf(episodes);
    series = Map.copyOf(series);
  }

  public static StreamMetrics healthy(Home home, String stream) {
    return new StreamMetrics(home, stream, List.of(), Map.of(), Reading.COMPLETE);
  }

  public StreamMetrics with(Episode episode) {
    List<Episode> more = new ArrayList<>(episodes);
    more.add(episode);
    return new StreamMetrics(home, stream, more, series, reading);
  }

  public StreamMetrics with(String metric, Series values) {
    Map<String, Series> more = new HashMap<>(series);
    more.put(metric, values);
    return new StreamMetrics(home, stream, episodes, more, reading);
  }

  public StreamMetrics read(Reading value) {
    return new StreamMetrics(home, stream, episodes, series, value);
  }

  @Override
  public String key() {
    return stream;
  }
}
