package dev.hydrant.firehose.upstream;

import dev.hydrant.model.stream.StreamScan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes one fact of a stream that stands inside another one. */
public final class FactEdit {
  private FactEdit() {}

  /**
   * @param group such as {@code source}
   * @param value JSON-shaped
   */
  public static StreamScan put(StreamScan scan, String group, String key, Object value) {
    Map<String, Object> facts = new LinkedHashMap<>(scan.stream().facts());
    Map<String, Object> inner = inner(facts, group);
    inner.put(key, value);
    facts.put(group, inner);
    return scan.withStream(scan.stream().withFacts(facts));
  }

  public static StreamScan remove(StreamScan scan, String group, String key) {
    Map<String, Object> facts = new LinkedHashMap<>(scan.stream().facts());
    Map<String, Object> inner = inner(facts, group);
    inner.remove(key);
    facts.put(group, inner);
    return scan.withStream(scan.stream().withFacts(facts));
  }

  private static Map<String, Object> inner(Map<String, Object> facts, String group) {
    Map<String, Object> inner = new LinkedHashMap<>();
    if (facts.get(group) instanceof Map<?, ?> known) {
      known.forEach((key, value) -> inner.put(String.valueOf(key), value));
    }
    return inner;
  }
}
