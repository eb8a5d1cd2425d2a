package dev.hydrant.firehose.discover;

import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;

/**
 * Tells the tags of streams, which are worth a warning when they cannot be had, never a failure.
 * One object serves one scan. Thread-safe.
 */
public interface TagSource {
  /** The identifier under which the report tells what became of the tags. */
  String FEATURE = "tags";

  /** Begins to read what can be read before the first stream is described; returns at once. */
  void start();

  /**
   * The tags of a stream that was just described; may block.
   *
   * @throws HydrantException when nothing more can be read at all: credentials, cancel
   */
  StreamTags read(String name);

  /** Asked after the last stream. */
  FeatureState state();
}
