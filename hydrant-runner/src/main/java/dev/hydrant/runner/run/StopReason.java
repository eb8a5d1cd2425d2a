package dev.hydrant.runner.run;

/** Why a child has to end before its time. */
enum StopReason {
  /** A person asked for it. */
  CANCELLED(true),
  /** The order's time is up. */
  TIME_LIMIT(true),
  /** The runner is ending and gives the run back. */
  RELEASED(false),
  /** The server has not answered for so long that the lease may be another's. */
  CUT_OFF(false),
  /** The server says that the attempt is not ours any more. */
  GONE(false);

  private final boolean orderly;

  StopReason(boolean orderly) {
    this.orderly = orderly;
  }

  /** Whether the child is asked first: there is time, and its report is wanted. */
  boolean orderly() {
    return orderly;
  }
}
