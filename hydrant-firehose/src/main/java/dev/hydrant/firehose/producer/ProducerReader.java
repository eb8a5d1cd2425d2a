package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.permission.Feature;
import java.util.Set;

/** Asks one AWS service which of its resources write to Direct PUT streams. */
interface ProducerReader {
  Feature feature();

  /** The operations whose answers name producers; others only prepare them. */
  Set<Operation> telling();

  /** Whether each stream costs calls of its own, besides what is read at once. */
  default boolean asksForEachStream() {
    return false;
  }

  /**
   * Reads what can be read at once, on a thread of its own. What fails becomes a gap of the inquiry
   * and is not thrown.
   *
   * @throws dev.hydrant.model.error.HydrantException when nothing more can be read at all
   */
  ProducerLookup read(Inquiry inquiry);
}
