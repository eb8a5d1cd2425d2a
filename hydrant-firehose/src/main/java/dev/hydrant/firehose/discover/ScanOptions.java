package dev.hydrant.firehose.discover;

import dev.hydrant.model.filter.NameFilter;

/**
 * What to read.
 *
 * @param concurrency streams under way at once
 */
public record ScanOptions(
    NameFilter filter, boolean includeTags, boolean includeLineage, int concurrency) {}
