package dev.hydrant.client.sink;

import dev.hydrant.client.sink.StreamChanges.Action;
import dev.hydrant.client.sink.StreamWriter.StreamTurn;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.EnumSet;
import java.util.Set;

/** What the streams of a run share: counts, what a dry run would do, what they want in common. */
record RunNotes(Tally tally, PlanBook book, PlainWants wants) {
  /** After one of these no other stream can succeed. */
  private static final Set<ErrorCode> FATAL =
      EnumSet.of(
          ErrorCode.CATALOG_UNAUTHORIZED, ErrorCode.CATALOG_UNREACHABLE, ErrorCode.CANCELLED);

  static boolean fatal(HydrantException e) {
    return FATAL.contains(e.code());
  }

  /**
   * Counts a stream that is finished.
   *
   * @param id of its pipeline
   */
  void done(StreamTurn stream, String id, Action action) {
    (switch (action) {
          case CREATE -> tally.created;
          case UNCHANGED -> tally.unchanged;
          default -> tally.updated;
        })
        .incrementAndGet();
    if (action == Action.RESTORE) {
      tally.restored.incrementAndGet();
    }
    book.add(stream.turn(), id, stream.changes());
  }

  /** Tells a failure that concerns one stream only; throws any other on. */
  void failed(String stream, HydrantException e) {
    if (fatal(e)) {
      throw e;
    }
    tally.failed.incrementAndGet();
    tally.error(e.code(), stream, e.text(), e.advice());
  }
}
