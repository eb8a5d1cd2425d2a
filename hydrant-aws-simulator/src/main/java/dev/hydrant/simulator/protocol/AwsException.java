package dev.hydrant.simulator.protocol;

/** An error answer of AWS: HTTP status, error code and message, as a JSON service names them. */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;

  public AwsException(int status, String code, String text) {
    // An error is an answer here, not a failure: no stack trace to fill in.
    super(code + ": " + text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
  }

  public static AwsException of(String code, String text) {
    return new AwsException(400, code, text);
  }

  /** The form in which every AWS service reports one broken constraint. */
  public static AwsException constraint(String value, String member, String rule) {
    return of(
        "ValidationException",
        "1 validation error detected: Value "
            + value
            + " at '"
            + member
            + "' failed to satisfy constraint: Member must "
            + rule);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String text() {
    return text;
  }
}
