package dev.hydrant.server.own;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.permission.Policy;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/**
 * What AWS has to allow, by feature, and the policy that allows all of it: {@code
 * /hydrant/permissions?partition=&region=&account=}.
 */
public final class PermissionRoutes implements RouteModule {
  private final Exchange exchange;

  public PermissionRoutes(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Exchange.API + "/hydrant/permissions", this::answer);
  }

  private void answer(Context context) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode features = answer.putArray("features");
    for (Feature feature : Feature.values()) {
      ObjectNode node = features.addObject();
      node.put("id", feature.id());
      node.put("title", feature.title());
      node.put("purpose", feature.purpose());
      node.put("mandatory", feature.mandatory());
      ArrayNode actions = node.putArray("actions");
      feature.permissions().forEach(permission -> actions.add(permission.action()));
    }
    answer.set("policy", new Policy(List.of(Feature.values()), scope(context)).document());
    exchange.answer(context, answer);
  }

  private static AwsScope scope(Context context) {
    return new AwsScope(
        part(context, "partition", "aws"),
        part(context, "account", ""),
        part(context, "region", ""));
  }

  /** Only what may stand in an ARN; anything else would make a policy that means something else. */
  private static String part(Context context, String name, String otherwise) {
    String value = context.queryParam(name);
    return value != null && value.matches("[a-z0-9-]{1,40}") ? value : otherwise;
  }
}
