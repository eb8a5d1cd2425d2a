package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunLogs;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.run.desk.UpkeepSettings;
import dev.hydrant.server.run.desk.Waiting;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run as it happens, by server-sent events. Each stream is written by the thread of its own
 * request: a client that is slow or gone holds up nobody else, and nothing is ever written to a
 * request that has ended. How many there may be is bounded.
 */
final class RunEvents implements RouteModule, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunEvents.class);

  /** What streams read from. */
  record Parts(RunReader reader, RunLogs logs, ObjectMapper json, Waiting waiting) {}

  private final Parts parts;
  private final UpkeepSettings settings;
  private final Semaphore free;
  private final CountDownLatch closed = new CountDownLatch(1);

  RunEvents(Parts parts, UpkeepSettings settings) {
    this.parts = parts;
    this.settings = settings;
    this.free = new Semaphore(settings.streams());
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(RunModule.BASE + "/runs/{id}/events", this::watch);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void watch(Context context) throws IOException {
    String id = context.pathParam("id");
    Run run = find(id);
    long from = offset(context);
    if (!free.tryAcquire()) {
      throw new HydrantException(
          ErrorCode.STORAGE_BUSY,
          "Already " + settings.streams() + " are watching runs.",
          "Close another page, or read the log.");
    }
    try {
      HttpServletResponse response = context.res();
      response.setContentType("text/event-stream");
      response.setCharacterEncoding("utf-8");
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("X-Accel-Buffering", "no");
      follow(run, new RunStream(response.getOutputStream(), parts.json(), parts.waiting(), from));
    } finally {
      free.release();
    }
  }

  private void follow(Run first, RunStream stream) {
    try {
      Run run = first;
      long quietSince = System.nanoTime();
      while (true) {
        // The run is read before its log: had it ended by then, the log is whole.
        boolean told = stream.state(run) | stream.progress(run) | logged(run, stream);
        if (run.state().terminal() && stream.offset() >= run.logBytes()) {
          stream.end(run);
          return;
        }
        quietSince = told ? System.nanoTime() : quietSince;
        if (System.nanoTime() - quietSince > settings.heartbeat().toNanos()) {
          stream.heartbeat();
          quietSince = System.nanoTime();
        }
        if (closed.await(settings.look().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        Optional<Run> next = parts.reader().get(run.id());
        if (next.isEmpty()) {
          return;
        }
        run = next.get();
      }
    } catch (IOException e) {
      log.debug("Whoever watched run {} has gone: {}", first.id(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean logged(Run run, RunStream stream) throws IOException {
    boolean told = false;
    while (stream.offset() < run.logBytes()) {
      RunLogs.Page page = parts.logs().read(run.id(), stream.offset());
      if (page.next() <= stream.offset()) {
        // Its time to be kept was over just now.
        stream.skipTo(run.logBytes());
        return told;
      }
      stream.log(page);
      told = true;
    }
    return told;
  }

  /** Where the client's log ends: a browser says so by itself when it connects again. */
  private static long offset(Context context) {
    Optional<String> last = Optional.ofNullable(context.header("Last-Event-ID"));
    if (last.isEmpty()) {
      return Math.max(0, Exchange.longNumber(context, "after", 0));
    }
    try {
      return Math.max(0, Long.parseLong(last.get().strip()));
    } catch (NumberFormatException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "Last-Event-ID is not an offset in the log.", "", e);
    }
  }

  private Run find(String id) {
    return parts
        .reader()
        .get(id)
        .orElseThrow(
            () ->
                new HydrantException(ErrorCode.NOT_FOUND, "run instance for " + id + " not found"));
  }
}
