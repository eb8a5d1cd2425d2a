package dev.hydrant.simulator.firehose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.JsonProtocol;
import dev.hydrant.simulator.protocol.JsonService;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Map;

/** Firehose_20150804 as far as a reader needs it: list, describe, tags. */
public final class FirehoseService implements JsonService {
  private final JsonProtocol protocol = JsonProtocol.version11("Firehose_20150804.");
  private final Listing listing;
  private final Description description;
  private final Map<String, JsonOperation> operations =
      Map.of(
          "ListDeliveryStreams", this::list,
          "DescribeDeliveryStream", this::describe,
          "ListTagsForDeliveryStream", this::tags);

  public FirehoseService(DeliveryStreams streams) {
    this.listing = new Listing(streams);
    this.description = new Description(streams);
  }

  @Override
  public String signingName() {
    return "firehose";
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
  public String resource(ServiceCall call) {
    return call.home().streamArn(name(call, "*"));
  }

  @Override
  public String notFoundText(ServiceCall call) {
    return Description.notFound(name(call, ""), call.caller().accountId());
  }

  private static String name(ServiceCall call, String whenAbsent) {
    return call.request().input().path("DeliveryStreamName").asText(whenAbsent);
  }

  private ObjectNode list(ServiceCall call) {
    return listing.list(call.home(), new Input(call.request()), call.paging());
  }

  private ObjectNode describe(ServiceCall call) {
    return description.describe(call.home(), new Input(call.request()));
  }

  private ObjectNode tags(ServiceCall call) {
    return description.tags(call.home(), new Input(call.request()), call.paging());
  }
}
