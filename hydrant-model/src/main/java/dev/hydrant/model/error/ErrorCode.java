package dev.hydrant.model.error;

import static dev.hydrant.model.error.ErrorCategory.ACCESS;
import static dev.hydrant.model.error.ErrorCategory.CONFLICT;
import static dev.hydrant.model.error.ErrorCategory.INTERNAL;
import static dev.hydrant.model.error.ErrorCategory.UPSTREAM;
import static dev.hydrant.model.error.ErrorCategory.USER;

/**
 * Every error that reaches a person or a client. The constant's name is the stable identifier, it
 * is printed and documented; the HTTP status is what the server answers; retryable says whether the
 * same call may succeed later without anybody changing anything.
 */
public enum ErrorCode {
  USAGE(400, USER, false),
  FILE_MISSING(400, USER, false),
  FILE_UNREADABLE(400, USER, false),
  FILE_UNWRITABLE(400, USER, false),
  YAML_MALFORMED(400, USER, false),
  CONFIG_UNKNOWN_KEY(400, USER, false),
  CONFIG_INVALID_VALUE(400, USER, false),
  CONFIG_MISSING_VALUE(400, USER, false),
  CONFIG_UNDEFINED_VARIABLE(400, USER, false),
  SECRET_UNRESOLVED(400, USER, false),
  FILTER_INVALID(400, USER, false),
  CREDENTIALS_INCOMPLETE(400, USER, false),
  SERVICE_TYPE_UNSUPPORTED(400, USER, false),
  PORT_IN_USE(500, USER, false),
  BIND_REFUSED(500, USER, false),
  DATA_DIRECTORY_UNUSABLE(500, USER, false),
  DATA_DIRECTORY_LOCKED(500, USER, false),
  DATABASE_NEWER(500, USER, false),
  REQUEST_INVALID(400, USER, false),
  REQUEST_TOO_LARGE(413, USER, false),
  NOT_FOUND(404, USER, false),
  METHOD_NOT_ALLOWED(405, USER, false),

  AWS_CREDENTIALS_MISSING(401, ACCESS, false),
  AWS_CREDENTIALS_REFUSED(401, ACCESS, false),
  AWS_CREDENTIALS_EXPIRED(401, ACCESS, false),
  AWS_ACCESS_DENIED(403, ACCESS, false),
  CATALOG_UNAUTHORIZED(401, ACCESS, false),
  CATALOG_FORBIDDEN(403, ACCESS, false),
  TOKEN_REFUSED(401, ACCESS, false),
  NOT_SIGNED_IN(401, ACCESS, false),
  NOT_ALLOWED(403, ACCESS, false),
  SIGN_IN_LOCKED(429, ACCESS, true),

  ALREADY_EXISTS(409, CONFLICT, false),
  VERSION_STALE(412, CONFLICT, true),
  LEASE_LOST(409, CONFLICT, false),
  NOT_EMPTY(400, CONFLICT, false),
  PROTOCOL_TOO_OLD(409, CONFLICT, false),

  AWS_UNREACHABLE(502, UPSTREAM, true),
  AWS_THROTTLED(502, UPSTREAM, true),
  AWS_FAILED(502, UPSTREAM, true),
  AWS_ANSWER_UNEXPECTED(502, UPSTREAM, false),
  CATALOG_UNREACHABLE(502, UPSTREAM, true),
  CATALOG_REFUSED(502, UPSTREAM, false),
  CATALOG_FAILED(502, UPSTREAM, true),
  RUNNER_LOST(500, UPSTREAM, true),
  CHILD_FAILED(500, UPSTREAM, false),
  STORAGE_BUSY(503, UPSTREAM, true),

  CANCELLED(500, USER, false),
  INTERNAL_ERROR(500, INTERNAL, false);

  private final int httpStatus;
  private final ErrorCategory category;
  private final boolean retryable;

  ErrorCode(int httpStatus, ErrorCategory category, boolean retryable) {
    this.httpStatus = httpStatus;
    this.category = category;
    this.retryable = retryable;
  }

  public int httpStatus() {
    return httpStatus;
  }

  public ErrorCategory category() {
    return category;
  }

  public boolean retryable() {
    return retryable;
  }
}
