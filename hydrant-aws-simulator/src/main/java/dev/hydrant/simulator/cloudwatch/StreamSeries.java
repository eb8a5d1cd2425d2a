package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.cloudwatch.StreamMetrics.Reading;
import dev.hydrant.simulator.firehose.DeliveryStreams;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Resources;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Works out the metrics of delivery streams, from what they are and what troubles them. */
final class StreamSeries {
  private final DeliveryStreams streams;
  private final Resources resources;
  private final long seed;
  private final long startMinute;

  /**
   * @param startMinute what the times of troubles are told from
   */
  StreamSeries(DeliveryStreams streams, Resources resources, long seed, long startMinute) {
    this.streams = streams;
    this.resources = resources;
    this.seed = seed;
    this.startMinute = startMinute;
  }

  record Known(Map<String, Series> series, Reading reading) {}

  Known of(Home home, String name) {
    Optional<StreamMetrics> own = resources.find(StreamMetrics.class, home, name);
    Map<String, Series> series =
        new HashMap<>(
            streams
                .find(home, name)
                .flatMap(entry -> StreamShape.of(entry.stream().get().description()))
                .map(shape -> simulated(shape, home, name, own))
                .orElse(Map.of()));
    own.ifPresent(given -> series.putAll(given.series()));
    return new Known(series, own.map(StreamMetrics::reading).orElse(Reading.COMPLETE));
  }

  private Map<String, Series> simulated(
      StreamShape shape, Home home, String name, Optional<StreamMetrics> own) {
    Map<String, Series> series = HealthySeries.of(shape, home.streamArn(name), seed);
    if (own.isPresent()) {
      for (Episode episode : own.get().episodes()) {
        series = episode.trouble().spoil(series, shape, at(episode.began()), at(episode.ended()));
      }
    }
    return series;
  }

  private long at(Duration beforeStart) {
    return startMinute - beforeStart.toMinutes();
  }
}
