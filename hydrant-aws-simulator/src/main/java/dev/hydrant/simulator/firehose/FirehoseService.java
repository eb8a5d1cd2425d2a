package dev.hydrant.simulator.firehose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.protocol.Answer;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsRequest;
import dev.hydrant.simulator.protocol.AwsService;
import dev.hydrant.simulator.protocol.JsonProtocol;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Map;

/** Firehose_20150804 as far as a reader needs it: list, describe, tags. */
public final class FirehoseService implements AwsService {
  private static final String TARGET = "x-amz-target";
  private static final String PREFIX = "Firehose_20150804.";

  private final JsonProtocol protocol = new JsonProtocol();
  private final Listing listing;
  private final Description description;

  public FirehoseService(DeliveryStreams streams) {
    this.listing = new Listing(streams);
    this.description = new Description(streams);
  }

  @Override
  public String signingName() {
    return "firehose";
  }

  @Override
  public boolean isAddressedBy(Map<String, String> headers) {
    return headers.getOrDefault(TARGET, "").startsWith(PREFIX);
  }

  @Override
  public AwsRequest read(Map<String, String> headers, byte[] body) {
    String operation = headers.getOrDefault(TARGET, "").substring(PREFIX.length());
    return new AwsRequest(operation, protocol.read(body));
  }

  @Override
  public Answer call(ServiceCall call) {
    return protocol.answer(result(call), call.requestId());
  }

  @Override
  public Answer error(AwsException error, String requestId) {
    return protocol.error(error, requestId);
  }

  private ObjectNode result(ServiceCall call) {
    Home home = new Home(call.caller().accountId(), call.caller().region());
    Input input = new Input(call.request());
    switch (call.request().operation()) {
      case "ListDeliveryStreams":
        return listing.list(home, input, call.paging());
      case "DescribeDeliveryStream":
        return description.describe(home, input);
      case "ListTagsForDeliveryStream":
        return description.tags(home, input, call.paging());
      default:
        throw AwsException.of("UnknownOperationException", "");
    }
  }
}
