package dev.hydrant.simulator.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.JsonProtocol;
import dev.hydrant.simulator.protocol.JsonService;
import dev.hydrant.simulator.protocol.Limit;
import dev.hydrant.simulator.protocol.ServiceCall;
import dev.hydrant.simulator.protocol.TokenListing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** EventBridge: ListEventBuses and ListRuleNamesByTarget, a hundred a page. */
public final class EventBridgeService implements JsonService {
  private static final Limit LIMIT = new Limit("Limit", 100, 100);
  private static final AwsException BAD_TOKEN =
      AwsException.of("ValidationException", "The token is invalid.");
  private static final TokenListing BUSES = new TokenListing("EventBuses", "NextToken", BAD_TOKEN);
  private static final TokenListing RULES = new TokenListing("RuleNames", "NextToken", BAD_TOKEN);

  private final JsonProtocol protocol = JsonProtocol.version11("AWSEvents.");
  private final Map<String, JsonOperation> operations =
      Map.of("ListEventBuses", this::buses, "ListRuleNamesByTarget", this::rules);
  private final Resources resources;

  public EventBridgeService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "events";
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
    return call.home().arn("events", "*");
  }

  private ObjectNode buses(ServiceCall call) {
    String prefix = call.request().text("NamePrefix").orElse("");
    List<EventBus> buses =
        busesOf(call.home())
            .filter(bus -> bus.name().startsWith(prefix))
            .sorted(Comparator.comparing(EventBus::key))
            .toList();
    return BUSES.answer(
        call,
        buses,
        LIMIT.of(call.request()),
        bus -> Json.object("Name", bus.name(), "Arn", bus.arn()));
  }

  private ObjectNode rules(ServiceCall call) {
    String target =
        call.request()
            .text("TargetArn")
            .orElseThrow(() -> AwsException.constraint("null", "targetArn", "not be null"));
    EventBus bus = bus(call.home(), call.request().text("EventBusName").orElse(EventBus.DEFAULT));
    List<EventRule> rules =
        resources.in(EventRule.class, call.home()).stream()
            .filter(rule -> rule.bus().equals(bus.name()) && rule.targets().contains(target))
            .toList();
    return RULES.answer(call, rules, LIMIT.of(call.request()), EventRule::name);
  }

  private Stream<EventBus> busesOf(Home home) {
    return Stream.concat(
        Stream.of(new EventBus(home, EventBus.DEFAULT)),
        resources.in(EventBus.class, home).stream());
  }

  /** A bus may be given by its name or its ARN. */
  private EventBus bus(Home home, String given) {
    return busesOf(home)
        .filter(bus -> bus.name().equals(given) || bus.arn().equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                AwsException.of(
                    "ResourceNotFoundException", "Event bus " + given + " does not exist."));
  }
}
