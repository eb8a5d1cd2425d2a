package dev.hydrant.firehose.discover;

import dev.hydrant.model.filter.NameFilter;
import java.util.List;

/**
 * What to read.
 *
 * @param includeUndeployed false leaves out streams that are not ACTIVE
 * @param concurrency streams under way at once
 * @param enrichers asked in this order for each stream
 */
public record ScanOptions(
    NameFilter filter,
    boolean includeLineage,
    boolean includeUndeployed,
    int concurrency,
    List<Enricher> enrichers) {
  public ScanOptions {
    enrichers = List.copyOf(enrichers);
  }

  public ScanOptions with(List<Enricher> others) {
    return new ScanOptions(filter, includeLineage, includeUndeployed, concurrency, others);
  }
}
