package dev.hydrant.firehose;

import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Keeps what is put; may hold up or break a put. */
public final class RecordingSink implements MetadataSink {
  private final List<StreamScan> streams = new ArrayList<>();
  private final IntConsumer beforePut;

  public RecordingSink() {
    this(count -> {});
  }

  /**
   * @param beforePut called with the number of streams taken so far
   */
  public RecordingSink(IntConsumer beforePut) {
    this.beforePut = beforePut;
  }

  @Override
  public void put(StreamScan stream) {
    beforePut.accept(streams.size());
    streams.add(stream);
  }

  @Override
  public SinkReport finish(ScanReport scan) {
    throw new UnsupportedOperationException("finish belongs to the caller of the connector");
  }

  @Override
  public void close() {}

  public List<StreamScan> streams() {
    return streams;
  }

  public List<String> names() {
    return streams.stream().map(scan -> scan.stream().name()).toList();
  }
}
