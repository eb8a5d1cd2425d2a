package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.StreamPage;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Reads the names of all delivery streams, page by page, to the end or to where the answers stop
 * making sense. What is missing from an incomplete listing must not be taken for deleted, so every
 * doubt is told.
 */
final class Listing {
  /** Far more than any account has; a service that goes on and on is not believed. */
  static final int MOST_NAMES = 1_000_000;

  /** How a page is read. */
  @FunctionalInterface
  interface Pages {
    StreamPage after(Optional<String> name);
  }

  /**
   * @param names in AWS's order
   * @param doubt why the listing is not complete; absent when it is
   */
  record Listed(Set<String> names, Optional<HydrantException> doubt) {
    boolean complete() {
      return doubt.isEmpty();
    }
  }

  private final int mostNames;

  Listing(int mostNames) {
    this.mostNames = mostNames;
  }

  /**
   * @param progress told the number of names after each page
   * @throws HydrantException when the very first page cannot be read
   */
  Listed read(Pages pages, IntConsumer progress) {
    Set<String> names = new LinkedHashSet<>();
    Optional<String> last = Optional.empty();
    while (true) {
      StreamPage page;
      try {
        page = pages.after(last);
      } catch (HydrantException failure) {
        if (last.isEmpty() || failure.code() == ErrorCode.CANCELLED) {
          throw failure;
        }
        return new Listed(names, Optional.of(failure));
      }
      int before = names.size();
      names.addAll(page.names());
      progress.accept(names.size());
      if (page.more().isPresent() && !page.more().get()) {
        return new Listed(names, Optional.empty());
      }
      Optional<String> doubt = doubt(page, names.size() - before, names.size());
      if (doubt.isPresent()) {
        return new Listed(names, Optional.of(unexpected(doubt.get(), names.size())));
      }
      last = lastOf(page.names());
    }
  }

  private Optional<String> doubt(StreamPage page, int added, int total) {
    if (page.more().isEmpty()) {
      return Optional.of("AWS did not say whether there are more streams");
    }
    if (page.names().isEmpty()) {
      return Optional.of("AWS said that there are more streams and gave an empty page");
    }
    if (added == 0) {
      return Optional.of("AWS repeated a page instead of going on");
    }
    return total >= mostNames
        ? Optional.of("AWS went on after " + mostNames + " names")
        : Optional.empty();
  }

  private static Optional<String> lastOf(List<String> names) {
    return Optional.of(names.get(names.size() - 1));
  }

  private static HydrantException unexpected(String what, int total) {
    return new HydrantException(
        ErrorCode.AWS_ANSWER_UNEXPECTED,
        "The listing is incomplete after " + total + " streams: " + what + ".",
        "Nothing counts as deleted in this run. If awsConfig.endPointURL names a gateway or an"
            + " emulator, check its paging.");
  }
}
