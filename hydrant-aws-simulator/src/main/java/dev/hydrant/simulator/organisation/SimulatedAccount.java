package dev.hydrant.simulator.organisation;

/** An account with the one access key that opens it. The key opens nothing anywhere else. */
public record SimulatedAccount(
    String id, String name, String accessKeyId, String secretAccessKey) {}
