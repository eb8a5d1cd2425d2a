package dev.hydrant.runner.exec;

import dev.hydrant.model.work.ChildEvent;
import dev.hydrant.model.work.WorkOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Starts the work of one attempt somewhere: a child process here, a container elsewhere. */
public interface RunExecutor {
  /**
   * Starts and returns. The listener is called until {@link Execution#await} has told the exit.
   *
   * @throws IOException when the work cannot be started
   */
  Execution start(WorkOrder order, Listener listener) throws IOException;

  /** Hears what the work says. Calls may block: that slows the work down. */
  interface Listener {
    /** A line of the work's own making, in order. */
    void event(ChildEvent event);

    /** A line that came another way, already masked. */
    void stray(String line);

    /** The work has ended: what it said last is on its way and must not wait any more. */
    void ended();
  }

  /** Work under way. */
  interface Execution {
    /** Asks for an orderly stop. */
    void cancel();

    /** Asks the process to end. */
    void terminate();

    /** Ends the process. */
    void kill();

    /**
     * Waits for the end, and for everything said before it to be heard.
     *
     * @return the exit code, or empty when the time is up
     */
    Optional<Integer> await(Duration timeout) throws InterruptedException;

    /** Gives back what the work used; the work has ended. */
    void clear();
  }
}
