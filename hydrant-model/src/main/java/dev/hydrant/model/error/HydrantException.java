package dev.hydrant.model.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Hydrant. Its message is written for the person who reads it: what happened,
 * to which stream or field. The advice says what to do. Neither may hold a secret, SQL or a stack
 * trace.
 */
public final class HydrantException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String advice;

  public HydrantException(ErrorCode code, String message) {
    this(code, message, "", null);
  }

  public HydrantException(ErrorCode code, String message, String advice) {
    this(code, message, advice, null);
  }

  public HydrantException(
      ErrorCode code, String message, String advice, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message is null"), cause);
    this.code = Objects.requireNonNull(code, "code is null");
    this.advice = Objects.requireNonNull(advice, "advice is null");
  }

  public ErrorCode code() {
    return code;
  }

  /** What to do about it; empty where the message says it all. */
  public String advice() {
    return advice;
  }

  /** The message for a person, never null. */
  public String text() {
    return Objects.requireNonNullElse(getMessage(), code.name());
  }
}
