package dev.hydrant.firehose.tag;

import dev.hydrant.firehose.discover.Failures;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunEvents.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tags of all streams of an account and region, read from the tagging API beside the scan, a
 * hundred streams a call. Whoever asks for a stream waits until a page names it or the last page is
 * read. What was asked for is forgotten, so that memory shrinks as the scan goes on. Thread-safe.
 */
final class BulkTags {
  /** Far more than any account needs. */
  static final int MOST_PAGES = 10_000;

  /**
   * AWS may give an empty page and go on; so many in a row that bring nothing new are no chance.
   */
  static final int MOST_STALE_PAGES = 10;

  private static final long LOOK_UP_MILLIS = 50;

  /** How the reading ended. */
  enum Ending {
    /** Every tagged stream was named: what was not named has no tags. */
    COMPLETE,
    /** Not one stream was named, which may be an index that is not made yet. */
    EMPTY,
    DENIED,
    FAILED
  }

  private final TagPages pages;
  private final ScanContext context;
  private final Map<String, Map<String, String>> byName = new HashMap<>();
  private @Nullable Ending ending;
  private @Nullable HydrantException fatal;
  private boolean anyNamed;

  BulkTags(TagPages pages, ScanContext context) {
    this.pages = pages;
    this.context = context;
  }

  void start() {
    context.beside(
        () -> {
          read();
          return true;
        });
  }

  /**
   * The tags of a stream that exists, empty ones included.
   *
   * @return empty when the tagging API cannot tell
   * @throws HydrantException when nothing more can be read at all: credentials, cancel
   */
  synchronized Optional<Map<String, String>> of(String name) {
    while (ending == null && fatal == null && !byName.containsKey(name)) {
      context.cancel().check();
      try {
        wait(LOOK_UP_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new HydrantException(ErrorCode.CANCELLED, "The run was stopped.");
      }
    }
    if (fatal != null) {
      throw fatal;
    }
    Map<String, String> known = byName.remove(name);
    return known == null && ending == Ending.COMPLETE
        ? Optional.of(Map.of())
        : Optional.ofNullable(known);
  }

  /** Empty while it is being read. */
  synchronized Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  private void read() {
    try {
      Optional<String> gap = readPages();
      gap.ifPresent(this::fallBack);
      end(gap.isPresent() ? Ending.FAILED : anyNamed() ? Ending.COMPLETE : Ending.EMPTY);
    } catch (HydrantException failure) {
      if (Failures.endsTheScan(failure)) {
        endScan(failure);
        return;
      }
      boolean denied = failure.code() == ErrorCode.AWS_ACCESS_DENIED;
      fallBack(failure.text());
      end(denied ? Ending.DENIED : Ending.FAILED);
    } catch (RuntimeException defect) {
      // Whoever waits must not wait for ever.
      fallBack("A defect of Hydrant (" + defect.getClass().getSimpleName() + ").");
      end(Ending.FAILED);
    }
  }

  /**
   * @return why what was read is not complete
   */
  private Optional<String> readPages() {
    Map<String, String> texts = new HashMap<>();
    Set<String> named = new HashSet<>();
    boolean again = false;
    int stale = 0;
    String token = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      context.cancel().check();
      Optional<TagPages.Page> answer = pages.after(token);
      if (answer.isEmpty() && again) {
        return Optional.of("The token of tag:GetResources expired twice.");
      }
      if (answer.isEmpty()) {
        again = true;
        named.clear();
        token = "";
        continue;
      }
      keep(answer.get(), texts);
      stale = named.addAll(answer.get().byName().keySet()) ? 0 : stale + 1;
      token = answer.get().next();
      if (token.isEmpty()) {
        return Optional.empty();
      }
      if (stale >= MOST_STALE_PAGES) {
        return Optional.of("tag:GetResources goes on without anything new.");
      }
    }
    return Optional.of("tag:GetResources went on after " + MOST_PAGES + " pages.");
  }

  /**
   * @param texts one object for equal ones: keys and values repeat from stream to stream
   */
  private synchronized void keep(TagPages.Page page, Map<String, String> texts) {
    page.byName()
        .forEach(
            (name, tags) -> {
              Map<String, String> shared = new HashMap<>();
              tags.forEach(
                  (key, value) ->
                      shared.put(
                          texts.computeIfAbsent(key, k -> k),
                          texts.computeIfAbsent(value, v -> v)));
              byName.put(name, Map.copyOf(shared));
              anyNamed = true;
            });
    notifyAll();
  }

  private synchronized boolean anyNamed() {
    return anyNamed;
  }

  private synchronized void end(Ending how) {
    ending = how;
    notifyAll();
  }

  private synchronized void endScan(HydrantException failure) {
    fatal = failure;
    notifyAll();
  }

  private void fallBack(String why) {
    context
        .events()
        .log(Level.INFO, why + " Tags are asked for stream by stream, which takes a call each.");
  }
}
