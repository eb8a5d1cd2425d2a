package dev.hydrant.runner.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.work.ChildControl;
import dev.hydrant.model.work.ChildEvent;
import dev.hydrant.model.work.WorkOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child under way: its three streams and its end. */
final class ChildProcess implements RunExecutor.Execution {
  private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);

  /**
   * A report lists at most 2,000 problems of a few kilobytes each; anything longer is no report.
   */
  private static final int LONGEST_EVENT = 16 * 1024 * 1024;

  private static final int LONGEST_STRAY = 8 * 1024;

  /** How long the streams of a dead child may stay open: something it started may hold them. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Process process;
  private final RunFolder folder;
  private final Redactor redactor;
  private final ObjectMapper mapper;
  private final RunExecutor.Listener listener;
  private final Thread out;
  private final Thread err;

  ChildProcess(
      Process process,
      RunFolder folder,
      Redactor redactor,
      ObjectMapper mapper,
      RunExecutor.Listener listener) {
    this.process = process;
    this.folder = folder;
    this.redactor = redactor;
    this.mapper = mapper;
    this.listener = listener;
    this.out = reader("out", process.getInputStream(), LONGEST_EVENT, this::event);
    this.err =
        reader(
            "err",
            process.getErrorStream(),
            LONGEST_STRAY,
            line -> listener.stray(redactor.all(line)));
  }

  void begin(WorkOrder order) throws IOException {
    out.start();
    err.start();
    say(order);
  }

  @Override
  public void cancel() {
    try {
      say(ChildControl.cancel());
    } catch (IOException e) {
      // The child closed its end: it is ending already.
      log.debug("A child that is to be stopped does not read any more", e);
    }
  }

  @Override
  public void terminate() {
    // Process.destroy would close our ends of the streams and lose the child's last words.
    process.toHandle().destroy();
  }

  @Override
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  @Override
  public Optional<Integer> await(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    listener.ended();
    out.join(LAST_WORDS.toMillis());
    err.join(LAST_WORDS.toMillis());
    return Optional.of(process.exitValue());
  }

  @Override
  public void clear() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.debug("The standard input of an ended child was closed already", e);
    }
    try {
      folder.delete();
    } catch (IOException e) {
      log.warn("The run folder {} could not be deleted: {}", folder.path(), e.toString());
    }
  }

  private synchronized void say(Object message) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(mapper.writeValueAsBytes(message));
    in.write('\n');
    in.flush();
  }

  private void event(String line) {
    ChildEvent event;
    try {
      event = mapper.readValue(line, ChildEvent.class);
    } catch (JsonProcessingException e) {
      // A library that prints: worth seeing, but not to be trusted with secrets.
      listener.stray(redactor.all(line));
      return;
    }
    listener.event(
        event instanceof ChildEvent.Log said
            ? new ChildEvent.Log(said.time(), said.level(), redactor.values(said.message()))
            : event);
  }

  private Thread reader(String name, InputStream in, int limit, Consumer<String> consumer) {
    Thread thread =
        new Thread(
            () -> {
              try {
                new BoundedLines(in, limit).forEach(consumer);
              } catch (IOException e) {
                log.debug("Reading standard {} of a child ended", name, e);
              }
            },
            "child-" + process.pid() + "-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
