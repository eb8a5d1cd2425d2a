package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.stream.DeliveryStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** Rules of EventBridge: of each bus it is asked which of its rules have the stream as a target. */
final class EventBridgeRules implements ProducerReader {
  /** As many as AWS allows an account by default; each costs a call a stream. */
  static final int MOST_BUSES = 100;

  private static final int A_PAGE = 100;

  @Override
  public Feature feature() {
    return Feature.EVENT_BRIDGE;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(Operation.LIST_RULE_NAMES_BY_TARGET);
  }

  @Override
  public boolean asksForEachStream() {
    return true;
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    EventBridgeClient client =
        inquiry
            .clients()
            .open(AwsService.EVENTBRIDGE, inquiry.scope().region(), EventBridgeClient.builder());
    Set<String> buses = new TreeSet<>();
    inquiry.readAll(
        new Pages<>(
            Operation.LIST_EVENT_BUSES,
            token -> client.listEventBuses(r -> r.limit(A_PAGE).nextToken(token)),
            ListEventBusesResponse::nextToken,
            page -> page.eventBuses().stream().map(EventBus::name).forEach(buses::add)));
    if (buses.size() > MOST_BUSES) {
      inquiry.gaps().cut(Operation.LIST_EVENT_BUSES, "more than " + MOST_BUSES + " event buses");
    }
    List<String> asked = buses.stream().limit(MOST_BUSES).toList();
    return stream -> rules(inquiry, client, asked, stream);
  }

  private static ProducerLookup.Sightings rules(
      Inquiry inquiry, EventBridgeClient client, List<String> buses, DeliveryStream stream) {
    List<Found> found = new ArrayList<>();
    for (String bus : buses) {
      Optional<List<String>> rules = ofBus(inquiry, client, bus, stream.arn());
      if (rules.isEmpty()) {
        return new ProducerLookup.Sightings(found, inquiry.gaps().reason());
      }
      for (String rule : rules.get()) {
        found.add(
            new Found(
                new Producer(ProducerKind.EVENTBRIDGE_RULE, inquiry.scope(), bus + "/" + rule),
                ""));
      }
    }
    // What failed for another stream is no gap of this one.
    return new ProducerLookup.Sightings(found, inquiry.gaps().reason(Operation.LIST_EVENT_BUSES));
  }

  /** Ends at a page that brings nothing new, whatever its token says. */
  private static Optional<List<String>> ofBus(
      Inquiry inquiry, EventBridgeClient client, String bus, String stream) {
    Set<String> names = new TreeSet<>();
    @Nullable String token = null;
    do {
      @Nullable String from = token;
      Optional<ListRuleNamesByTargetResponse> page =
          inquiry.ask(Operation.LIST_RULE_NAMES_BY_TARGET, () -> page(client, bus, stream, from));
      if (page.isEmpty()) {
        return Optional.empty();
      }
      boolean progress = names.addAll(page.get().ruleNames());
      token = progress ? page.get().nextToken() : null;
    } while (token != null && !token.isEmpty());
    return Optional.of(List.copyOf(names));
  }

  private static ListRuleNamesByTargetResponse page(
      EventBridgeClient client, String bus, String stream, @Nullable String token) {
    try {
      return client.listRuleNamesByTarget(
          r -> r.eventBusName(bus).targetArn(stream).limit(A_PAGE).nextToken(token));
    } catch (ResourceNotFoundException deletedMeanwhile) {
      return ListRuleNamesByTargetResponse.builder().build();
    }
  }
}
