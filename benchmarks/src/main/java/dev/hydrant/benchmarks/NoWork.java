package dev.hydrant.benchmarks;

import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.ChildEvent;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.runner.exec.RunExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Work that is done when it begins, so that only the way to it and from it takes time. */
final class NoWork implements RunExecutor {
  @Override
  public Execution start(WorkOrder order, Listener listener) {
    listener.event(
        new ChildEvent.Report(
            new RunReport(
                RunState.SUCCESS,
                order.serviceName(),
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of())));
    return new Done();
  }

  private static final class Done implements Execution {
    @Override
    public void cancel() {
      // It has ended.
    }

    @Override
    public void terminate() {
      // It has ended.
    }

    @Override
    public void kill() {
      // It has ended.
    }

    @Override
    public Optional<Integer> await(Duration timeout) {
      return Optional.of(0);
    }

    @Override
    public void clear() {
      // It used nothing.
    }
  }
}
