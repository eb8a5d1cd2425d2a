package dev.hydrant.runner;

import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.RegisterAnswer;
import dev.hydrant.model.runner.RegisterRequest;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.runner.run.Sessions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of this process: registers when there is none, and again when it was refused. */
final class RunnerSession implements Sessions {
  private static final Logger log = LoggerFactory.getLogger(RunnerSession.class);

  /** Many threads may need a token at once; the server is asked at most this often. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final RunnerChannel channel;
  private final RunnerSettings settings;
  private final String instanceId;
  private volatile RunnerTiming timing = RunnerTiming.defaults();
  private @Nullable Secret token;
  private @Nullable HydrantException lastFailure;
  private long failedAt;

  RunnerSession(RunnerChannel channel, RunnerSettings settings, String instanceId) {
    this.channel = channel;
    this.settings = settings;
    this.instanceId = instanceId;
  }

  @Override
  public synchronized Secret token() {
    if (token != null) {
      return token;
    }
    if (lastFailure != null && System.nanoTime() - failedAt < PAUSE) {
      throw lastFailure;
    }
    try {
      Secret fresh = register();
      token = fresh;
      lastFailure = null;
      return fresh;
    } catch (HydrantException e) {
      lastFailure = e;
      failedAt = System.nanoTime();
      throw e;
    }
  }

  @Override
  public synchronized void refused(Secret refused) {
    if (token != null && token.equals(refused)) {
      token = null;
    }
  }

  /** The server has given a new token in time. */
  synchronized void renew(Secret newer) {
    token = newer;
  }

  synchronized boolean open() {
    return token != null;
  }

  @Override
  public RunnerTiming timing() {
    return timing;
  }

  String instanceId() {
    return instanceId;
  }

  private Secret register() {
    RegisterAnswer answer =
        channel.register(
            settings.token().read(),
            new RegisterRequest(
                settings.name(),
                instanceId,
                settings.version(),
                settings.slots(),
                WorkOrder.PROTOCOL,
                settings.place().location()));
    timing = answer.timing();
    log.info("Runner {} is registered with {}", settings.name(), settings.server());
    return answer.sessionToken();
  }
}
