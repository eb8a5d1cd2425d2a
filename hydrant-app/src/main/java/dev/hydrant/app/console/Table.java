package dev.hydrant.app.console;

import java.io.PrintStream;
import java.util.List;

/** Rows of a title and a text, broken between the parts of the text where it gets too long. */
record Table(PrintStream out) {
  private static final int TITLE = 11;
  private static final int WIDTH = 100;

  void row(String title, String text) {
    out.println(("%-" + TITLE + "s%s").formatted(title, text).stripTrailing());
  }

  /**
   * Nothing is printed for no parts.
   *
   * @param parts never broken themselves
   */
  void row(String title, List<String> parts) {
    String start = title;
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < parts.size(); at++) {
      String part = parts.get(at) + (at < parts.size() - 1 ? "," : "");
      if (line.length() > 0 && TITLE + line.length() + 1 + part.length() > WIDTH) {
        row(start, line.toString());
        start = "";
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(part);
    }
    if (line.length() > 0) {
      row(start, line.toString());
    }
  }
}
