package dev.hydrant.runner;

import dev.hydrant.model.workflow.Secret;
import java.net.URI;
import java.nio.file.Path;

/**
 * Who a runner is.
 *
 * @param server root of the server, such as {@code http://127.0.0.1:8585}; children write to the
 *     catalog below it
 * @param name shown to people; several processes may share it
 * @param token proves the name
 * @param version of Hydrant
 * @param slots runs that it takes at once
 * @param spool keeps the ends of runs that the server has not heard of
 */
public record RunnerSettings(
    URI server, String name, Secret token, String version, int slots, Path spool) {
  public RunnerSettings {
    if (slots < 1) {
      throw new IllegalArgumentException("a runner without slots does nothing");
    }
  }
}
