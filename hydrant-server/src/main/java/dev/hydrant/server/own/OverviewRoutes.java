package dev.hydrant.server.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.OverviewStore;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.RunSource;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;

/** What the page shows first. */
public final class OverviewRoutes implements RouteModule {
  private static final int RUNS = 10;

  private final Catalog catalog;
  private final RunSource runs;
  private final Exchange exchange;

  public OverviewRoutes(Catalog catalog, RunSource runs, Exchange exchange) {
    this.catalog = catalog;
    this.runs = runs;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Exchange.API + "/hydrant/overview", this::overview);
  }

  private void overview(Context context) {
    OverviewStore.Overview overview = catalog.overview().read();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("services", overview.services());
    answer.put("pipelines", overview.pipelines());
    ObjectNode byState = answer.putObject("pipelinesByState");
    overview.byState().forEach(byState::put);
    answer.put("externalAssets", overview.externalAssets());
    answer.put("edges", overview.edges());
    answer.put("unresolved", overview.unresolved());
    answer.putArray("lastRuns").addAll(runs.newest(RUNS));
    ArrayNode services = answer.putArray("servicesSummary");
    Map<String, ObjectNode> newest = runs.newestByService();
    for (OverviewStore.Service service : overview.pipelineServices()) {
      service(services.addObject(), service, newest);
    }
    exchange.answer(context, answer);
  }

  private void service(
      ObjectNode node, OverviewStore.Service service, Map<String, ObjectNode> newest) {
    node.put("id", service.id());
    node.put("name", service.name());
    node.put("fullyQualifiedName", service.fqn());
    String region = document(service).at("/connection/config/awsConfig/awsRegion").asText();
    if (!region.isEmpty()) {
      node.put("region", region);
    }
    service
        .location()
        .map(AwsPlace::ofArn)
        .ifPresent(
            place -> {
              place.account().ifPresent(account -> node.put("account", account));
              place.region().ifPresent(text -> node.put("region", text));
            });
    node.put("pipelines", service.pipelines());
    ObjectNode run = newest.get(service.fqn());
    if (run != null) {
      node.set("lastRun", run);
    }
  }

  private JsonNode document(OverviewStore.Service service) {
    try {
      return catalog.json().readTree(service.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the document of a service is not JSON", e);
    }
  }
}
