package dev.hydrant.catalog.run;

import java.util.Optional;

/**
 * One try at a run. Times are epoch milliseconds by the database's clock.
 *
 * @param number counts from 1
 * @param outcome success, partialSuccess, failed, stopped, released or lost; empty while it lasts
 * @param reason why it ended so, for a person; empty where the outcome says it all
 */
public record RunAttempt(
    int number, long started, Optional<Long> ended, Optional<String> outcome, String reason) {}
