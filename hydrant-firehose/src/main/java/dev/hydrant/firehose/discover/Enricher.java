package dev.hydrant.firehose.discover;

import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.StreamScan;
import java.util.Map;

/**
 * Completes a mapped stream with what only another AWS service can tell. One object serves one scan
 * and keeps what it has read for the streams that follow. Called by many threads; may block while
 * the first of them reads.
 *
 * <p>A denied or failing service never fails a stream: the enricher warns once through the scan's
 * context, lists the roles it could not read in {@link StreamScan#unread}, and leaves the rest as
 * it is. Refused or expired credentials and a cancel are thrown on.
 */
public interface Enricher {
  /** The identifier under which the report tells what became of it, such as {@code dynamodb}. */
  String feature();

  /** Asked after the last stream. */
  FeatureState state();

  /** The states of the features that it is made of: itself, unless it says otherwise. */
  default Map<String, FeatureState> features() {
    return Map.of(feature(), state());
  }

  /**
   * Begins to read what this stream needs, where that takes long. Called before {@link #enrich}.
   *
   * @return false while it is being read: the stream is then completed when its turn comes to be
   *     handed on, so that describing the others goes on meanwhile
   */
  default boolean ready(StreamScan scan) {
    return true;
  }

  /** The stream with what could be added. */
  StreamScan enrich(StreamScan scan);
}
