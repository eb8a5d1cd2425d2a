package dev.hydrant.model.connector;

/**
 * One step of a connection test, in the contract's shape plus what to do.
 *
 * @param permission the IAM action that it needs; empty when none
 * @param mandatory a failed optional step leaves the connection usable, with gaps
 * @param message what was found, or what failed, in one sentence
 * @param advice what to do; empty when passed
 * @param millis how long it took; 0 when not reached
 */
public record TestStep(
    String name,
    String permission,
    boolean mandatory,
    boolean passed,
    boolean reached,
    String message,
    String advice,
    long millis) {}
