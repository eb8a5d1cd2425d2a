package dev.hydrant.firehose.discover;

import dev.hydrant.model.filter.NameFilter;
import java.util.List;

/**
 * What to read.
 *
 * @param concurrency streams under way at once
 * @param enrichers asked in this order for each stream
 */
public record ScanOptions(
    NameFilter filter,
    boolean includeTags,
    boolean includeLineage,
    int concurrency,
    List<Enricher> enrichers) {
  public ScanOptions {
    enrichers = List.copyOf(enrichers);
  }

  public ScanOptions with(List<Enricher> others) {
    return new ScanOptions(filter, includeTags, includeLineage, concurrency, others);
  }
}
