package dev.hydrant.model.connector;

import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.sink.MetadataSink;
import java.util.List;
import java.util.function.Consumer;

/** A reader of one kind of source. Built for one service; used once; closed. */
public interface Connector extends AutoCloseable {
  /**
   * Reads everything and puts it into the sink. Returns after the last put; the caller calls
   * finish. Streams that fail are in the report, not thrown.
   *
   * @throws dev.hydrant.model.error.HydrantException when nothing can be read: unreachable
   *     endpoint, refused credentials, denied listing, cancelled
   */
  ScanReport scan(MetadataSink sink, RunEvents events, CancelSignal cancel);

  /**
   * Tries each permission in order and tells the result of each step as it is known.
   *
   * @return all steps, also those not reached
   */
  List<TestStep> test(Consumer<TestStep> progress, CancelSignal cancel);

  /** The names that a scan would list, before any filter; for the filter preview. */
  List<String> list(CancelSignal cancel);

  @Override
  void close();
}
