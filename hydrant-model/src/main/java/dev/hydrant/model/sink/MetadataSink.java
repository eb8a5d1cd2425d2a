package dev.hydrant.model.sink;

import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.stream.StreamScan;

/**
 * All that a connector can talk to. The sink names assets in its own vocabulary, reconciles,
 * decides what an unchanged stream may skip, and deletes only after a complete scan.
 */
public interface MetadataSink extends AutoCloseable {
  /**
   * Takes one delivery stream whole. Thread-safe; blocks while the sink's queue is full. A stream
   * that cannot be written is recorded in the report and does not throw.
   *
   * @throws dev.hydrant.model.error.HydrantException when the sink as a whole cannot go on
   */
  void put(StreamScan stream);

  /** Whether this sink has a place for health; if not, the connector need not read any. */
  default boolean takesHealth() {
    return false;
  }

  /**
   * Takes the health of a stream that was put before. Thread-safe; may block. Never changes what
   * the stream's own put wrote. A sink without a place for it does nothing.
   */
  default void health(StreamHealth health) {}

  /**
   * Waits for everything that was put, then does what only a whole scan allows, and reports. Called
   * once, after the last put, also after an incomplete scan.
   */
  SinkReport finish(ScanReport scan);

  /** Releases what the sink holds; without a preceding finish, nothing is deleted or renamed. */
  @Override
  void close();
}
