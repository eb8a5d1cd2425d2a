package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.discover.ScanContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads each thing once in a scan, on a thread beside the describing; whoever asks for it meanwhile
 * waits for the same reading. Thread-safe.
 */
public final class ReadOnce<K, V> {
  private final Map<K, Supplier<V>> readings = new ConcurrentHashMap<>();
  private final Set<K> ended = ConcurrentHashMap.newKeySet();
  private final ScanContext context;
  private final Function<K, V> reader;

  public ReadOnce(ScanContext context, Function<K, V> reader) {
    this.context = context;
    this.reader = reader;
  }

  /** Begins to read, if nobody has yet, and tells whether it has come to an end. */
  public boolean ready(K key) {
    reading(key);
    return ended.contains(key);
  }

  /**
   * @throws dev.hydrant.model.error.HydrantException what the reading threw, or a cancel
   */
  public V get(K key) {
    return reading(key).get();
  }

  private Supplier<V> reading(K key) {
    return readings.computeIfAbsent(key, first -> context.beside(() -> read(first)));
  }

  private V read(K key) {
    try {
      return reader.apply(key);
    } finally {
      ended.add(key);
    }
  }
}
