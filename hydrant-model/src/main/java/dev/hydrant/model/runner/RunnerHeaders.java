package dev.hydrant.model.runner;

/** Names of the headers that a report about one attempt carries beside the session token. */
public final class RunnerHeaders {
  public static final String ATTEMPT = "X-Hydrant-Attempt";
  public static final String LEASE = "X-Hydrant-Lease";

  /** Of a log chunk: the number of bytes of text before it in this attempt. */
  public static final String OFFSET = "X-Hydrant-Offset";

  private RunnerHeaders() {}
}
