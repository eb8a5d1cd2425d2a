package dev.hydrant.simulator.waf;

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

/** WAFv2: ListLoggingConfigurations of one scope. */
public final class WafService implements JsonService {
  private static final Limit LIMIT = new Limit("Limit", 100, 100);
  private static final TokenListing CONFIGURATIONS =
      new TokenListing(
          "LoggingConfigurations",
          "NextMarker",
          AwsException.of(
              "WAFInvalidParameterException", "Error reason: The marker is not valid."));

  private final JsonProtocol protocol = JsonProtocol.version11("AWSWAF_20190729.");
  private final Map<String, JsonOperation> operations =
      Map.of("ListLoggingConfigurations", this::list);
  private final Resources resources;

  public WafService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "wafv2";
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
    return call.home().arn("wafv2", "*");
  }

  private ObjectNode list(ServiceCall call) {
    String scope = scope(call);
    List<WebAclLogging> configurations =
        resources.in(WebAclLogging.class, call.home()).stream()
            .filter(configuration -> configuration.scope().equals(scope))
            .toList();
    return CONFIGURATIONS.answer(
        call,
        configurations,
        LIMIT.of(call.request()),
        configuration ->
            Json.object(
                "ResourceArn",
                configuration.arn(),
                "LogDestinationConfigs",
                configuration.destinations(),
                "ManagedByFirewallManager",
                false));
  }

  private static String scope(ServiceCall call) {
    String scope =
        call.request()
            .text("Scope")
            .orElseThrow(() -> AwsException.constraint("null", "scope", "not be null"));
    boolean here = call.home().region().equals(WebAclLogging.CLOUDFRONT_REGION);
    if (scope.equals(WebAclLogging.REGIONAL) || (scope.equals(WebAclLogging.CLOUDFRONT) && here)) {
      return scope;
    }
    throw AwsException.of(
        "WAFInvalidParameterException",
        "Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: " + scope);
  }
}
