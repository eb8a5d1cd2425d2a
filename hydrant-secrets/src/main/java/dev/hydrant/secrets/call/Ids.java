package dev.hydrant.secrets.call;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Small things that several stores do alike. */
public final class Ids {
  private Ids() {}

  /** Encoded as a segment of a URL's path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without slashes at its start, everything but letters and digits as one separator. */
  public static String flat(String id, String separator) {
    return id.replaceAll("[^A-Za-z0-9]+", separator)
        .replaceAll("^(?:" + separator + ")+|(?:" + separator + ")+$", "");
  }

  /**
   * @param setting below {@code hydrant.secrets}, for the error
   */
  public static URI url(StoreErrors errors, String setting, String text) {
    try {
      URI url = URI.create(text.replaceAll("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException malformed) {
      // Falls through: the text is not repeated, it may hold a password.
    }
    throw errors.badSetting(setting, "it is not a URL like https://host:port.");
  }

  /** The text of a small file without white space around it; absent when it cannot be read. */
  public static Optional<String> file(String path) {
    try {
      return Optional.of(Files.readString(Path.of(path), StandardCharsets.UTF_8).strip())
          .filter(text -> !text.isEmpty());
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
