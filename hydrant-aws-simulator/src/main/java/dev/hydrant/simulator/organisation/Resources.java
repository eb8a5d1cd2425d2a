package dev.hydrant.simulator.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All resources by class, home and key; may change while the simulator runs. */
public final class Resources {
  private final Map<
          Class<? extends AwsResource>, Map<Home, ConcurrentSkipListMap<String, AwsResource>>>
      byClass = new ConcurrentHashMap<>();

  public Resources(Collection<? extends AwsResource> initial) {
    initial.forEach(this::put);
  }

  /** Adds a resource, or replaces the one of the same class, home and key. */
  public void put(AwsResource resource) {
    byClass
        .computeIfAbsent(resource.getClass(), absent -> new ConcurrentHashMap<>())
        .computeIfAbsent(resource.home(), absent -> new ConcurrentSkipListMap<>())
        .put(resource.key(), resource);
  }

  /**
   * @return false when there was none
   */
  public boolean remove(Class<? extends AwsResource> type, Home home, String key) {
    return of(type, home).remove(key) != null;
  }

  public <T extends AwsResource> Optional<T> find(Class<T> type, Home home, String key) {
    return Optional.ofNullable(of(type, home).get(key)).map(type::cast);
  }

  /** Those of one account and region, in the order of their keys. */
  public <T extends AwsResource> List<T> in(Class<T> type, Home home) {
    return of(type, home).values().stream().map(type::cast).toList();
  }

  private ConcurrentSkipListMap<String, AwsResource> of(
      Class<? extends AwsResource> type, Home home) {
    return byClass.getOrDefault(type, Map.of()).getOrDefault(home, new ConcurrentSkipListMap<>());
  }
}
