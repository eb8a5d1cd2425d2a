package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.discover.ScanContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads each thing once in a scan, on a thread beside the describing; whoever asks for it meanwhile
 * waits for the same reading. Thread-safe.
 */
public final class ReadOnce<K, V> {
  private final Map<K, Supplier<V>> readings = new ConcurrentHashMap<>();
  private final ScanContext context;
  private final Function<K, V> reader;

  public ReadOnce(ScanContext context, Function<K, V> reader) {
    this.context = context;
    this.reader = reader;
  }

  /**
   * @throws dev.hydrant.model.error.HydrantException what the reading threw, or a cancel
   */
  public V get(K key) {
    return readings.computeIfAbsent(key, first -> context.beside(() -> reader.apply(first))).get();
  }
}
