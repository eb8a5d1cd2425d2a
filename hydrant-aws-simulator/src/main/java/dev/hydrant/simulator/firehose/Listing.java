package dev.hydrant.simulator.firehose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.StreamEntry;
import dev.hydrant.simulator.protocol.Paging;
import java.util.List;
import java.util.Optional;

/** ListDeliveryStreams: names in alphabetical order, ten at a time unless told. */
final class Listing {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 10_000;

  private final DeliveryStreams streams;

  Listing(DeliveryStreams streams) {
    this.streams = streams;
  }

  ObjectNode list(Home home, Input input, Paging paging) {
    int limit = input.limit(DEFAULT_LIMIT, MAX_LIMIT);
    Optional<String> type = input.type();
    Optional<String> given = input.startName();
    if (paging == Paging.EMPTY_PAGE) {
      return page(List.of(), true);
    }
    Optional<String> start = paging == Paging.REPEATING ? Optional.empty() : given;
    List<String> names =
        streams.after(home, start).stream()
            .filter(entry -> type.isEmpty() || type.get().equals(entry.type()))
            .limit(limit + 1L)
            .map(StreamEntry::name)
            .toList();
    boolean more = names.size() > limit || paging != Paging.NORMAL;
    return page(names.subList(0, Math.min(limit, names.size())), more);
  }

  private static ObjectNode page(List<String> names, boolean more) {
    return Json.object("DeliveryStreamNames", names, "HasMoreDeliveryStreams", more);
  }
}
