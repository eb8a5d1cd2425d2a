package dev.hydrant.simulator.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.firehose.DeliveryStreams;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.organisation.StreamEntry;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.ErrorNames;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.JsonProtocol;
import dev.hydrant.simulator.protocol.JsonService;
import dev.hydrant.simulator.protocol.Page;
import dev.hydrant.simulator.protocol.Paging;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ResourceGroupsTaggingAPI_20170126: the tags of all delivery streams that have or had some. */
public final class TaggingService implements JsonService {
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 100;
  private static final ErrorNames NAMES =
      ErrorNames.json()
          .with("ThrottlingException", 400, "ThrottledException")
          .with("InternalFailure", 500, "InternalServiceException")
          .with("ValidationException", 400, "InvalidParameterException");

  private final JsonProtocol protocol =
      JsonProtocol.version11("ResourceGroupsTaggingAPI_20170126.");
  private final Map<String, JsonOperation> operations = Map.of("GetResources", this::resources);
  private final DeliveryStreams streams;
  private final Resources resources;
  private final ListingToken tokens;

  /**
   * @param clock decides when a token of a page has expired
   */
  public TaggingService(DeliveryStreams streams, Resources resources, Clock clock) {
    this.streams = streams;
    this.resources = resources;
    this.tokens = new ListingToken(clock);
  }

  @Override
  public String signingName() {
    return "tagging";
  }

  @Override
  public String iamName() {
    return "tag";
  }

  @Override
  public JsonProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, JsonOperation> operations() {
    return operations;
  }

  @Override
  public ErrorNames errorNames() {
    return NAMES;
  }

  private ObjectNode resources(ServiceCall call) {
    int limit = limit(call);
    Optional<String> after =
        call.request().text("PaginationToken").filter(t -> !t.isEmpty()).map(tokens::read);
    if (!wantsStreams(call.request().input().path("ResourceTypeFilters"))) {
      return Json.object("ResourceTagMappingList", List.of(), "PaginationToken", "");
    }
    Page<StreamEntry> page =
        Page.of(candidates(call, after, limit), StreamEntry::name, after, limit, call.paging());
    return Json.object(
        "ResourceTagMappingList",
        page.items().stream().map(TaggingService::mapping).toList(),
        "PaginationToken",
        page.next().map(tokens::issue).orElse(""));
  }

  /** Documents are made for one page only. */
  private List<StreamEntry> candidates(ServiceCall call, Optional<String> after, int limit) {
    Home home = call.home();
    Optional<String> start = call.paging() == Paging.REPEATING ? Optional.empty() : after;
    return streams.after(home, start).stream()
        .filter(
            entry ->
                !entry.stream().get().tags().isEmpty()
                    || resources.find(OnceTagged.class, home, entry.name()).isPresent())
        .limit(limit + 1L)
        .toList();
  }

  private static ObjectNode mapping(StreamEntry entry) {
    List<ObjectNode> tags =
        entry.stream().get().tags().entrySet().stream()
            .map(
                tag ->
                    Json.object(
                        "Key", tag.getKey(), "Value", tag.getValue() == null ? "" : tag.getValue()))
            .toList();
    return Json.object("ResourceARN", entry.home().streamArn(entry.name()), "Tags", tags);
  }

  private static int limit(ServiceCall call) {
    int limit = call.request().number("ResourcesPerPage").orElse(DEFAULT_PAGE);
    if (limit < 1 || limit > MAX_PAGE) {
      throw AwsException.of(
          "InvalidParameterException", "ResourcesPerPage must be between 1 and " + MAX_PAGE);
    }
    return limit;
  }

  private static boolean wantsStreams(JsonNode filters) {
    if (filters.isEmpty()) {
      return true;
    }
    for (JsonNode filter : filters) {
      if (filter.asText().equals("firehose") || filter.asText().equals("firehose:deliverystream")) {
        return true;
      }
    }
    return false;
  }
}
