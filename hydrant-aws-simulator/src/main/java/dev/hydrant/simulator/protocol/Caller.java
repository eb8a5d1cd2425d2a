package dev.hydrant.simulator.protocol;

/** Who signed a call, and for which region. */
public record Caller(String accountId, String arn, String userId, String region, boolean session) {}
