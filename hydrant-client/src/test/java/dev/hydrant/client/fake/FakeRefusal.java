package dev.hydrant.client.fake;

/** An answer that is an error. */
final class FakeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  FakeRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
