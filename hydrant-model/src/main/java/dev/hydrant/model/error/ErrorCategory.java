package dev.hydrant.model.error;

/** Who has to act on an error. It decides the exit code of a command: USER means 2, the rest 1. */
public enum ErrorCategory {
  /** The input is wrong: usage, file, setting, name, secret reference, port, data directory. */
  USER,
  /** Credentials are missing, refused or expired, or an action is denied. */
  ACCESS,
  /** The request is sound but the state forbids it: name taken, stale version, held lock. */
  CONFLICT,
  /** Another system failed or could not be reached. */
  UPSTREAM,
  /** A defect of Hydrant. */
  INTERNAL
}
