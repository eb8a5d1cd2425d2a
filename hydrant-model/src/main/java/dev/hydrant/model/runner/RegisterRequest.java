package dev.hydrant.model.runner;

import org.jspecify.annotations.Nullable;

/**
 * A runner process introduces itself.
 *
 * @param name of the runner; several processes may share it
 * @param instanceId random, one per process
 * @param version of Hydrant
 * @param slots runs that it takes at once
 * @param protocol version of the protocol that it speaks
 * @param location where it stands, in its operator's words; may be empty
 */
public record RegisterRequest(
    String name, String instanceId, String version, int slots, int protocol, String location) {
  public RegisterRequest(
      String name,
      String instanceId,
      String version,
      int slots,
      int protocol,
      @Nullable String location) {
    this.name = name;
    this.instanceId = instanceId;
    this.version = version;
    this.slots = slots;
    this.protocol = protocol;
    this.location = location == null ? "" : location;
  }

  /** Of a process that does not say where it stands. */
  public RegisterRequest(String name, String instanceId, String version, int slots, int protocol) {
    this(name, instanceId, version, slots, protocol, "");
  }
}
