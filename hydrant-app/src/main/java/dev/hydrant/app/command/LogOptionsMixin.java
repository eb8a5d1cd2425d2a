package dev.hydrant.app.command;

import dev.hydrant.app.LogConfigurator;
import picocli.CommandLine.Option;

/** How a command writes its log. */
final class LogOptionsMixin {
  /** The forms of a line. */
  enum LogFormat {
    TEXT,
    JSON
  }

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "${env:HYDRANT_LOG_FORMAT:-text}",
      description = "text, or json: one object a line. Default: text. Also HYDRANT_LOG_FORMAT.")
  private LogFormat format = LogFormat.TEXT;

  boolean json() {
    return format == LogFormat.JSON;
  }

  /** Called first, before anything is logged. */
  void apply() {
    if (json()) {
      LogConfigurator.writeJson();
    }
  }
}
