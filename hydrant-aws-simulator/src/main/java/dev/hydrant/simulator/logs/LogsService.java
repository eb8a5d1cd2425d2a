package dev.hydrant.simulator.logs;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CloudWatch Logs: what it takes to find where log groups send their events. */
public final class LogsService implements JsonService {
  private static final Limit LIMIT = new Limit("limit", 50, 50);
  private static final int ALL = Integer.MAX_VALUE - 1;
  private static final Set<String> POLICY_TYPES =
      Set.of(
          "DATA_PROTECTION_POLICY",
          AccountPolicy.SUBSCRIPTION_FILTER,
          "FIELD_INDEX_POLICY",
          "TRANSFORMER_POLICY",
          "METRIC_EXTRACTION_POLICY");
  private static final AwsException BAD_TOKEN =
      AwsException.of("InvalidParameterException", "The specified nextToken is invalid.");
  private static final long CREATED = 1_709_283_600_000L;

  private final JsonProtocol protocol = JsonProtocol.version11("Logs_20140328.");
  private final Map<String, JsonOperation> operations =
      Map.of(
          "DescribeLogGroups", this::groups,
          "DescribeSubscriptionFilters", this::filters,
          "DescribeAccountPolicies", this::policies,
          "DescribeDestinations", this::destinations);
  private final Resources resources;

  public LogsService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "logs";
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
    String group = call.request().input().path("logGroupName").asText("");
    return call.home().arn("logs", "log-group:" + group);
  }

  @Override
  public String notFoundText(ServiceCall call) {
    return "The specified log group does not exist.";
  }

  private ObjectNode groups(ServiceCall call) {
    String prefix = call.request().text("logGroupNamePrefix").orElse("");
    List<LogGroup> groups =
        resources.in(LogGroup.class, call.home()).stream()
            .filter(group -> group.name().startsWith(prefix))
            .toList();
    return listing("logGroups").answer(call, groups, LIMIT.of(call.request()), LogsService::json);
  }

  private ObjectNode filters(ServiceCall call) {
    String name =
        call.request()
            .text("logGroupName")
            .orElseThrow(() -> AwsException.constraint("null", "logGroupName", "not be null"));
    LogGroup group =
        resources
            .find(LogGroup.class, call.home(), name)
            .orElseThrow(() -> AwsException.of("ResourceNotFoundException", notFoundText(call)));
    String prefix = call.request().text("filterNamePrefix").orElse("");
    List<FilterOfGroup> filters =
        group.filters().stream()
            .filter(filter -> filter.name().startsWith(prefix))
            .map(filter -> new FilterOfGroup(group, filter))
            .toList();
    return listing("subscriptionFilters")
        .answer(call, filters, LIMIT.of(call.request()), FilterOfGroup::json);
  }

  private ObjectNode policies(ServiceCall call) {
    String type =
        call.request()
            .text("policyType")
            .orElseThrow(() -> AwsException.constraint("null", "policyType", "not be null"));
    if (!POLICY_TYPES.contains(type)) {
      throw AwsException.of("InvalidParameterException", "Unknown policy type " + type);
    }
    List<AccountPolicy> policies =
        resources.in(AccountPolicy.class, call.home()).stream()
            .filter(policy -> policy.type().equals(type))
            .toList();
    return listing("accountPolicies").answer(call, policies, ALL, LogsService::json);
  }

  private ObjectNode destinations(ServiceCall call) {
    String prefix = call.request().text("DestinationNamePrefix").orElse("");
    List<LogDestination> destinations =
        resources.in(LogDestination.class, call.home()).stream()
            .filter(destination -> destination.name().startsWith(prefix))
            .toList();
    return listing("destinations")
        .answer(call, destinations, LIMIT.of(call.request()), LogsService::json);
  }

  private static TokenListing listing(String member) {
    return new TokenListing(member, "nextToken", BAD_TOKEN);
  }

  private static ObjectNode json(LogGroup group) {
    return Json.object(
        "logGroupName",
        group.name(),
        "arn",
        group.arn() + ":*",
        "logGroupArn",
        group.arn(),
        "creationTime",
        CREATED,
        "metricFilterCount",
        0,
        "storedBytes",
        0,
        "logGroupClass",
        "STANDARD");
  }

  private static ObjectNode json(AccountPolicy policy) {
    ObjectNode json =
        Json.object(
            "policyName", policy.name(),
            "policyType", policy.type(),
            "policyDocument", policy.document(),
            "scope", "ALL",
            "accountId", policy.home().accountId(),
            "lastUpdatedTime", CREATED);
    return policy.selection().isEmpty() ? json : json.put("selectionCriteria", policy.selection());
  }

  private static ObjectNode json(LogDestination destination) {
    return Json.object(
        "destinationName", destination.name(),
        "arn", destination.arn(),
        "targetArn", destination.targetArn(),
        "roleArn", destination.home().roleArn("logs-destination"),
        "creationTime", CREATED);
  }
}
