package dev.hydrant.simulator.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.SimulatedStream;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DescribeDeliveryStream and ListTagsForDeliveryStream. */
final class Description {
  private static final int MAX_DESTINATIONS = 10_000;
  private static final int MAX_TAGS = 50;
  private static final String EXTENDED = "ExtendedS3DestinationDescription";
  private static final String TWIN = "S3DestinationDescription";

  /** What the older S3 shape can say of an extended S3 destination. */
  private static final List<String> TWIN_MEMBERS =
      List.of(
          "RoleARN",
          "BucketARN",
          "Prefix",
          "ErrorOutputPrefix",
          "BufferingHints",
          "CompressionFormat",
          "EncryptionConfiguration",
          "CloudWatchLoggingOptions");

  private final DeliveryStreams streams;

  Description(DeliveryStreams streams) {
    this.streams = streams;
  }

  ObjectNode describe(Home home, Input input) {
    String name = input.streamName();
    int limit = input.limit(MAX_DESTINATIONS, MAX_DESTINATIONS);
    ObjectNode description = find(home, name).description().deepCopy();
    if (description.path("Destinations") instanceof ArrayNode destinations) {
      ArrayNode page = Json.array();
      boolean more = false;
      for (JsonNode destination : destinations) {
        String id = destination.path("DestinationId").asText();
        if (input.startDestination().filter(start -> id.compareTo(start) <= 0).isEmpty()) {
          more = page.size() == limit;
          if (more) {
            break;
          }
          page.add(withTwin(destination));
        }
      }
      Json.put(description, "Destinations", page, "HasMoreDestinations", more);
    }
    return Json.object("DeliveryStreamDescription", description);
  }

  ObjectNode tags(Home home, Input input, Paging paging) {
    String name = input.streamName();
    int limit = input.limit(MAX_TAGS, MAX_TAGS);
    Optional<String> given = input.startTagKey();
    Map<String, @Nullable String> tags = find(home, name).tags();
    ArrayNode page = Json.array();
    if (paging == Paging.EMPTY_PAGE) {
      return tagPage(page, true);
    }
    Optional<String> start = paging == Paging.REPEATING ? Optional.empty() : given;
    boolean more = paging != Paging.NORMAL;
    for (Map.Entry<String, @Nullable String> tag : tags.entrySet()) {
      if (start.isPresent() && tag.getKey().compareTo(start.get()) <= 0) {
        continue;
      }
      if (page.size() == limit) {
        more = true;
        break;
      }
      ObjectNode node = page.addObject().put("Key", tag.getKey());
      if (tag.getValue() != null) {
        node.put("Value", tag.getValue());
      }
    }
    return tagPage(page, more);
  }

  private static ObjectNode tagPage(ArrayNode tags, boolean more) {
    return Json.object("Tags", tags, "HasMoreTags", more);
  }

  private static JsonNode withTwin(JsonNode destination) {
    if (destination instanceof ObjectNode object
        && object.get(EXTENDED) instanceof ObjectNode extended
        && !object.has(TWIN)) {
      object.set(TWIN, extended.deepCopy().retain(TWIN_MEMBERS));
    }
    return destination;
  }

  private SimulatedStream find(Home home, String name) {
    return streams
        .find(home, name)
        .map(entry -> entry.stream().get())
        .orElseThrow(
            () -> AwsException.of("ResourceNotFoundException", notFound(name, home.accountId())));
  }

  static String notFound(String name, String accountId) {
    return "Firehose " + name + " under account " + accountId + " not found.";
  }
}
