package dev.hydrant.app.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.work.ChildControl;
import java.io.BufferedReader;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads standard input until it says cancel or ends, which means that the parent is gone. */
final class ParentWatch implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);

  private final BufferedReader in;
  private final ObjectMapper json;
  private final CancelSignal cancel;

  ParentWatch(BufferedReader in, ObjectMapper json, CancelSignal cancel) {
    this.in = in;
    this.json = json;
    this.cancel = cancel;
  }

  static void start(BufferedReader in, ObjectMapper json, CancelSignal cancel) {
    Thread thread = new Thread(new ParentWatch(in, json, cancel), "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      String line;
      while ((line = in.readLine()) != null) {
        if (json.readValue(line, ChildControl.class).equals(ChildControl.cancel())) {
          break;
        }
      }
    } catch (JsonProcessingException e) {
      log.warn("the parent sent a line that is no control; stopping");
    } catch (IOException e) {
      log.warn("standard input cannot be read any more; stopping");
    }
    cancel.cancel();
  }
}
