package dev.hydrant.server.autopilot;

/** A person has configured what AutoPilot would have; it is not touched. The message says what. */
final class LeftAloneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeftAloneException(String why) {
    super(why, null, false, false);
  }
}
