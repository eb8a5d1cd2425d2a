package dev.hydrant.runner;

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
 * @param place where it stands
 */
public record RunnerSettings(
    URI server,
    String name,
    TokenSource token,
    String version,
    int slots,
    Path spool,
    Place place) {
  /**
   * Where a runner stands.
   *
   * @param location in its operator's words; may be empty
   * @param inServer whether it is the one in the server's own process: it alone takes secrets in
   *     clear text
   */
  public record Place(String location, boolean inServer) {
    /** In the process of the server. */
    public static Place server() {
      return new Place("", true);
    }
  }

  public RunnerSettings {
    if (slots < 1) {
      throw new IllegalArgumentException("a runner without slots does nothing");
    }
  }
}
