package dev.hydrant.catalog.run;

import dev.hydrant.model.runner.Outcome;
import java.util.Optional;

/**
 * How an attempt ended, as its runner tells it.
 *
 * @param retryable whether another attempt may succeed
 * @param report JSON, compressed; absent when the child gave none
 * @param progress the last one, as JSON
 */
public record Ending(
    Outcome outcome,
    String reason,
    boolean retryable,
    Optional<byte[]> report,
    Optional<String> progress,
    long chunksLost) {}
