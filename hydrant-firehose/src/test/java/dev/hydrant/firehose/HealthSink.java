package dev.hydrant.firehose;

import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;

/** Has a place for health. */
final class HealthSink implements MetadataSink {
  private final List<String> put = new ArrayList<>();
  private final List<StreamHealth> healths = new ArrayList<>();

  @Override
  public void put(StreamScan stream) {
    put.add(stream.stream().name());
  }

  @Override
  public boolean takesHealth() {
    return true;
  }

  @Override
  public void health(StreamHealth health) {
    if (!put.contains(health.name())) {
      throw new IllegalStateException(health.name() + " was never put");
    }
    healths.add(health);
  }

  @Override
  public SinkReport finish(ScanReport scan) {
    throw new UnsupportedOperationException("finish belongs to the caller of the connector");
  }

  @Override
  public void close() {}

  List<String> put() {
    return put;
  }

  List<StreamHealth> healths() {
    return healths;
  }

  StreamHealth of(String name) {
    return healths.stream().filter(health -> health.name().equals(name)).findFirst().orElseThrow();
  }
}
