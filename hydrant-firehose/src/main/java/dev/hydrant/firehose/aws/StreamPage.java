package dev.hydrant.firehose.aws;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param more whether AWS says that there are more; absent when it says nothing
 */
public record StreamPage(List<String> names, Optional<Boolean> more) {
  public StreamPage {
    names = List.copyOf(names);
  }
}
