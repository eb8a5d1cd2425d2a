package dev.hydrant.e2e.harness;

/** A server that answers. */
public record Running(HydrantProcess process, Http http) implements AutoCloseable {
  /** For workflow files. */
  public String api() {
    return http.base() + "/api";
  }

  @Override
  public void close() {
    process.close();
  }
}
