package dev.hydrant.firehose.aws;

import java.util.concurrent.TimeUnit;

/** Time that a limiter lives by; a test moves it by hand. */
public interface Ticker {
  /** A moment; only differences mean something. */
  long nanos();

  void sleep(long nanos) throws InterruptedException;

  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
      }
    };
  }
}
