package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunLogs;
import dev.hydrant.model.run.RunState;
import dev.hydrant.server.run.desk.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One client's events, and what it has been told. Events {@code state}, {@code progress}, {@code
 * log} and {@code end}; the identifier of a {@code log} event is where the log goes on after it.
 */
final class RunStream {
  private final OutputStream out;
  private final ObjectMapper json;
  private final Waiting waiting;
  private long offset;
  private String state = "";
  private Optional<String> progress = Optional.empty();

  /**
   * @param offset of the log that the client has
   */
  RunStream(OutputStream out, ObjectMapper json, Waiting waiting, long offset) throws IOException {
    this.out = out;
    this.json = json;
    this.waiting = waiting;
    this.offset = offset;
    send("retry: 2000\n\n");
  }

  long offset() {
    return offset;
  }

  void skipTo(long position) {
    offset = position;
  }

  /**
   * @return whether there was something to tell
   */
  boolean state(Run run) throws IOException {
    ObjectNode now = json.createObjectNode();
    now.put("state", run.state().wire());
    now.put("attempt", run.attempt());
    now.put("reason", reason(run));
    now.put("cancel", run.cancel());
    now.put("chunksLost", run.chunksLost());
    run.times().started().ifPresent(time -> now.put("startedAt", time));
    run.times().ended().ifPresent(time -> now.put("endedAt", time));
    String text = now.toString();
    if (text.equals(state)) {
      return false;
    }
    state = text;
    send("event: state\ndata: " + text + "\n\n");
    return true;
  }

  boolean progress(Run run) throws IOException {
    if (run.progress().isEmpty() || run.progress().equals(progress)) {
      return false;
    }
    progress = run.progress();
    // Kept as it was written by our own mapper: one line.
    send("event: progress\ndata: " + progress.get() + "\n\n");
    return true;
  }

  void log(RunLogs.Page page) throws IOException {
    ObjectNode part = json.createObjectNode();
    part.put("offset", offset).put("nextOffset", page.next()).put("text", page.text());
    send("id: " + page.next() + "\nevent: log\ndata: " + part + "\n\n");
    offset = page.next();
  }

  void end(Run run) throws IOException {
    send("event: end\ndata: {\"state\":\"" + run.state().wire() + "\"}\n\n");
  }

  void heartbeat() throws IOException {
    send(": still here\n\n");
  }

  private String reason(Run run) {
    return run.state() == RunState.QUEUED ? waiting.now().reason(run) : run.reason();
  }

  private void send(String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
