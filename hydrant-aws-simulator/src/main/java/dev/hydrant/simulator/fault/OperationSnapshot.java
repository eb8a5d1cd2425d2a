package dev.hydrant.simulator.fault;

/**
 * What one operation saw.
 *
 * @param calls every attempt that arrived, retries and refusals too
 * @param throttled those answered with a throttling error
 * @param failed those answered with any other error, or broken off
 * @param firstCallMillis when the first one arrived, epoch milliseconds
 * @param lastCallMillis when the last one arrived, epoch milliseconds
 */
public record OperationSnapshot(
    long calls,
    long throttled,
    long failed,
    int maxConcurrency,
    long firstCallMillis,
    long lastCallMillis) {}
