package dev.hydrant.server.run.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.run.Leases;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.run.JobTokens;
import dev.hydrant.server.web.Callers;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the token of a job to the one service of its run. What is not listed here is refused, and
 * so it is with a stolen token: it reads no other service's connection and changes nothing that the
 * run could not.
 */
public final class JobGuard {
  /** Under this name the children of runs write. */
  public static final Author AUTHOR = new Author("ingestion-bot", true);

  /** The classification that holds the labels of AWS tags. */
  private static final String LABELS = "AwsTags";

  private static final String PIPELINE_SERVICES = "services/pipelineServices";
  private static final List<String> ASSETS =
      List.of(
          "topic",
          "table",
          "container",
          "searchIndex",
          "apiEndpoint",
          "database",
          "databaseSchema",
          "apiCollection");
  private static final List<String> HOLDERS =
      List.of(
          "messagingService", "databaseService", "storageService", "searchService", "apiService");
  private static final List<String> NAMED = List.of("classification", "tag", "user", "team");

  /** Whether a call stays within a scope. */
  @FunctionalInterface
  private interface Rule {
    boolean allows(JobScope scope, JobCall call);
  }

  private static final Rule ALWAYS = (scope, call) -> true;

  private final Catalog catalog;
  private final Exchange exchange;
  private final Map<String, Rule> rules = new HashMap<>();

  public JobGuard(Catalog catalog) {
    this.catalog = catalog;
    this.exchange = new Exchange(catalog.json());
    own();
    lineage();
    for (String name : ASSETS) {
      assets(catalog.types().get(name));
    }
    for (String name : HOLDERS) {
      EntityType type = catalog.types().get(name);
      readable(type.collection());
      rule("PUT", type.collection(), (scope, call) -> scope.externalService(type, call.body()));
    }
    NAMED.forEach(name -> readable(catalog.types().get(name).collection()));
    rule("PUT", "classifications", (scope, call) -> text(call, "name").equals(LABELS));
    rule("PUT", "tags", (scope, call) -> text(call, "classification").equals(LABELS));
  }

  /**
   * @throws HydrantException NOT_ALLOWED
   */
  public void check(Context context) {
    Leases.Job job = context.attribute(JobTokens.ATTRIBUTE);
    Endpoint route = context.endpoints().matchedHttpEndpoint();
    if (job == null || route == null) {
      return;
    }
    Callers.author(context, AUTHOR);
    Rule rule = rules.get(context.method().name() + " " + route.path);
    boolean allowed =
        open(route.path)
            || rule != null
                && rule.allows(
                    new JobScope(catalog, job.service()),
                    JobCall.of(context, exchange, route.path));
    if (!allowed) {
      throw new HydrantException(
          ErrorCode.NOT_ALLOWED,
          "This token is for one run of the service '%s': it may not %s %s."
              .formatted(job.service(), context.method().name(), context.path()));
    }
  }

  /** What needs no token at all. */
  private static boolean open(String route) {
    return route.startsWith(Exchange.API + "/system/") || !route.startsWith(Exchange.API);
  }

  private void own() {
    readable("pipelines");
    rule("GET", PIPELINE_SERVICES + "/{id}", (scope, call) -> scope.ownService(call.part(0)));
    rule("GET", PIPELINE_SERVICES + "/name/{fqn}", (scope, call) -> scope.covers(call.part(0)));
    rule("PUT", "pipelines", (scope, call) -> scope.covers(text(call, "service")));
    rule("PATCH", "pipelines/{id}", (scope, call) -> scope.ownPipeline(call.part(0)));
    rule("DELETE", "pipelines/{id}", (scope, call) -> scope.ownPipeline(call.part(0)));
    rule("PUT", "pipelines/restore", (scope, call) -> scope.ownPipeline(text(call, "id")));
    rule("GET", "pipelines/<fqn>/status", ALWAYS);
    rule("PUT", "pipelines/<fqn>/status", (scope, call) -> scope.covers(call.part(0)));
    rule("PUT", "pipelines/<fqn>/status/bulk", (scope, call) -> scope.covers(call.part(0)));
  }

  private void lineage() {
    rule("GET", "lineage/getLineageEdge/{from}/{to}", ALWAYS);
    rule("GET", "lineage/{type}/{id}", ALWAYS);
    rule("GET", "lineage/{type}/name/{fqn}", ALWAYS);
    rule("GET", "search/query", ALWAYS);
    rule("GET", "search/fieldQuery", ALWAYS);
    rule("PUT", "lineage", (scope, call) -> scope.edge(call.body().path("edge")));
    rule(
        "DELETE",
        "lineage/{fromType}/{from}/{toType}/{to}",
        (scope, call) -> scope.edge(call.part(1), call.part(3)));
    rule(
        "DELETE",
        "lineage/{type}/{id}/type/{source}",
        (scope, call) -> call.part(0).equals("pipeline") && scope.ownPipeline(call.part(1)));
  }

  private void assets(EntityType type) {
    readable(type.collection());
    rule("PUT", type.collection(), (scope, call) -> scope.externalAsset(type, call.body()));
    rule(
        "DELETE",
        type.collection() + "/{id}",
        (scope, call) -> scope.externalAsset(type, call.part(0)));
  }

  private void readable(String collection) {
    rule("GET", collection, ALWAYS);
    rule("GET", collection + "/{id}", ALWAYS);
    rule("GET", collection + "/name/{fqn}", ALWAYS);
  }

  private void rule(String method, String path, Rule rule) {
    rules.put(method + " " + Exchange.API + "/" + path, rule);
  }

  private static String text(JobCall call, String member) {
    JsonNode value = call.body().path(member);
    return value.isTextual() ? value.textValue() : "";
  }
}
