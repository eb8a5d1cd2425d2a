package dev.hydrant.runner.exec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads lines without trusting whoever writes them: what is longer than the limit is cut. */
final class BoundedLines {
  private final InputStream in;
  private final int limit;

  BoundedLines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Hands every line on until the stream ends. */
  void forEach(Consumer<String> consumer) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      boolean any = false;
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        any = true;
        if (c == '\n') {
          consumer.accept(line.toString());
          line = new StringBuilder();
          any = false;
        } else if (c != '\r' && line.length() < limit) {
          line.append((char) c);
        }
      }
      if (any) {
        consumer.accept(line.toString());
      }
    }
  }
}
