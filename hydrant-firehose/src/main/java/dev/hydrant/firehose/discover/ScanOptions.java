package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.health.HealthReader;
import dev.hydrant.model.filter.NameFilter;
import java.util.List;
import java.util.Optional;

/**
 * What to read.
 *
 * @param includeUndeployed false leaves out streams that are not ACTIVE
 * @param concurrency streams under way at once
 * @param enrichers asked in this order for each stream
 * @param health asked after the last stream; absent when health is not wanted
 */
public record ScanOptions(
    NameFilter filter,
    boolean includeLineage,
    boolean includeUndeployed,
    int concurrency,
    List<Enricher> enrichers,
    Optional<HealthReader> health) {
  public ScanOptions {
    enrichers = List.copyOf(enrichers);
  }

  public ScanOptions with(List<Enricher> others, Optional<HealthReader> reader) {
    return new ScanOptions(filter, includeLineage, includeUndeployed, concurrency, others, reader);
  }
}
