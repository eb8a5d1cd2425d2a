package dev.hydrant.e2e.harness;

/**
 * A server that answers.
 *
 * @param http speaks as its administrator
 * @param token of its administrator; empty where nobody has to sign in
 */
public record Running(HydrantProcess process, Http http, String token) implements AutoCloseable {
  /** For workflow files. */
  public String api() {
    return http.base() + "/api";
  }

  @Override
  public void close() {
    process.close();
  }
}
