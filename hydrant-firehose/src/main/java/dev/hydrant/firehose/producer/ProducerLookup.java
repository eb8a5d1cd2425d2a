package dev.hydrant.firehose.producer;

import dev.hydrant.model.stream.DeliveryStream;
import java.util.List;
import java.util.Optional;

/** Tells what one service writes to a stream. Called by many threads; may call AWS. */
@FunctionalInterface
interface ProducerLookup {
  /**
   * @param found in the order of their identities, each once
   * @param notRead why there may be more, in a few words; absent when there are no more
   */
  record Sightings(List<Found> found, Optional<String> notRead) {
    public Sightings {
      found = List.copyOf(found);
    }
  }

  Sightings of(DeliveryStream stream);
}
