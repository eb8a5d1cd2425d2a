package dev.hydrant.simulator.firehose;

import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The delivery streams of all accounts and regions; may change while calls are answered. */
public final class DeliveryStreams {
  private final Map<Home, ConcurrentSkipListMap<String, StreamEntry>> byHome =
      new ConcurrentHashMap<>();

  public DeliveryStreams(List<StreamEntry> entries) {
    entries.forEach(this::put);
  }

  public void put(StreamEntry entry) {
    byHome
        .computeIfAbsent(entry.home(), absent -> new ConcurrentSkipListMap<>())
        .put(entry.name(), entry);
  }

  public boolean delete(Home home, String name) {
    ConcurrentSkipListMap<String, StreamEntry> streams = byHome.get(home);
    return streams != null && streams.remove(name) != null;
  }

  public Optional<StreamEntry> find(Home home, String name) {
    ConcurrentSkipListMap<String, StreamEntry> streams = byHome.get(home);
    return streams == null ? Optional.empty() : Optional.ofNullable(streams.get(name));
  }

  /** In order of name; only those after {@code start}, which need not exist. */
  public Collection<StreamEntry> after(Home home, Optional<String> start) {
    ConcurrentSkipListMap<String, StreamEntry> streams = byHome.get(home);
    if (streams == null) {
      return List.of();
    }
    return start
        .<Collection<StreamEntry>>map(name -> streams.tailMap(name, false).values())
        .orElseGet(streams::values);
  }
}
