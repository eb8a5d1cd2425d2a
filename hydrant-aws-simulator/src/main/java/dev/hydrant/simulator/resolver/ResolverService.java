package dev.hydrant.simulator.resolver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.JsonProtocol;
import dev.hydrant.simulator.protocol.JsonService;
import dev.hydrant.simulator.protocol.Limit;
import dev.hydrant.simulator.protocol.ServiceCall;
import dev.hydrant.simulator.protocol.TokenListing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Route 53 Resolver: ListResolverQueryLogConfigs, filtered by name or destination. */
public final class ResolverService implements JsonService {
  private static final Limit LIMIT = new Limit("MaxResults", 100, 100);
  private static final TokenListing CONFIGS =
      new TokenListing(
          "ResolverQueryLogConfigs",
          "NextToken",
          AwsException.of("InvalidParameterException", "[RSLVR-00105] Invalid next token"));

  private final JsonProtocol protocol = JsonProtocol.version11("Route53Resolver.");
  private final Map<String, JsonOperation> operations =
      Map.of("ListResolverQueryLogConfigs", this::list);
  private final Resources resources;

  public ResolverService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "route53resolver";
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
    return call.home().arn("route53resolver", "*");
  }

  private ObjectNode list(ServiceCall call) {
    List<QueryLogConfig> all = resources.in(QueryLogConfig.class, call.home());
    Predicate<QueryLogConfig> passes = config -> true;
    for (JsonNode filter : call.request().input().path("Filters")) {
      passes = passes.and(filter(filter));
    }
    List<QueryLogConfig> wanted = all.stream().filter(passes).toList();
    return CONFIGS
        .answer(call, wanted, LIMIT.of(call.request()), ResolverService::json)
        .put("TotalCount", all.size())
        .put("TotalFilteredCount", wanted.size());
  }

  private static Predicate<QueryLogConfig> filter(JsonNode filter) {
    Set<String> values = new HashSet<>();
    filter.path("Values").forEach(value -> values.add(value.asText()));
    String name = filter.path("Name").asText();
    switch (name) {
      case "Name":
        return config -> values.contains(config.name());
      case "DestinationArn":
        return config -> values.contains(config.destinationArn());
      case "Id":
        return config -> values.contains(config.id());
      default:
        throw AwsException.of("InvalidParameterException", "The filter '" + name + "' is invalid");
    }
  }

  private static ObjectNode json(QueryLogConfig config) {
    return Json.object(
        "Id", config.id(),
        "OwnerId", config.home().accountId(),
        "Status", "CREATED",
        "ShareStatus", "NOT_SHARED",
        "AssociationCount", config.vpcs(),
        "Arn", config.arn(),
        "Name", config.name(),
        "DestinationArn", config.destinationArn(),
        "CreatorRequestId", config.name(),
        "CreationTime", "2024-03-01T09:00:00.000Z");
  }
}
