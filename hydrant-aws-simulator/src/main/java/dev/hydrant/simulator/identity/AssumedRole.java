package dev.hydrant.simulator.identity;

/** Whose session it is. */
public record AssumedRole(String accountId, String arn, String id) {}
