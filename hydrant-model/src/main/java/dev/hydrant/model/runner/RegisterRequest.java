package dev.hydrant.model.runner;

/**
 * A runner process introduces itself.
 *
 * @param name of the runner; several processes may share it
 * @param instanceId random, one per process
 * @param version of Hydrant
 * @param slots runs that it takes at once
 * @param protocol version of the protocol that it speaks
 */
public record RegisterRequest(
    String name, String instanceId, String version, int slots, int protocol) {}
