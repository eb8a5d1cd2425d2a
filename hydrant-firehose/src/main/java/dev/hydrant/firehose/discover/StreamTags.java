package dev.hydrant.firehose.discover;

import dev.hydrant.model.run.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tags of one stream say.
 *
 * @param gone there is no such stream any more
 * @param values absent when they could not be read, or were not wanted
 * @param owners whom the tags name; empty where they name nobody, are not known, or owners were not
 *     wanted
 * @param warning what could not be read, unless it was told before
 */
public record StreamTags(
    boolean gone,
    Optional<Map<String, String>> values,
    List<String> owners,
    Optional<Problem> warning) {
  /** Nothing is known of the tags, and nothing is to be said about it. */
  public static final StreamTags UNKNOWN =
      new StreamTags(false, Optional.empty(), List.of(), Optional.empty());

  public StreamTags {
    owners = List.copyOf(owners);
  }
}
