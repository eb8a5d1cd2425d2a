package dev.hydrant.server.ingestion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunLogs;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of the last run, by the contract: page by page, or as a file. */
public final class IngestionLogRoutes implements RouteModule {
  private static final Map<String, String> TASKS =
      Map.of(
          "profiler", "profiler_task",
          "lineage", "lineage_task",
          "usage", "usage_task",
          "dbt", "dbt_task",
          "TestSuite", "test_suite_task",
          "dataInsight", "data_insight_task",
          "elasticSearchReindex", "elasticsearch_reindex_task",
          "application", "application_task");

  private final Catalog catalog;
  private final RunReader reader;
  private final RunLogs logs;
  private final Exchange exchange;

  public IngestionLogRoutes(Catalog catalog, RunReader reader, RunLogs logs, Exchange exchange) {
    this.catalog = catalog;
    this.reader = reader;
    this.logs = logs;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(IngestionPipelineRoutes.PATH + "/logs/{id}/last", this::last);
    routes.get(IngestionPipelineRoutes.PATH + "/logs/{id}/last/download", this::download);
  }

  private void last(Context context) {
    ObjectNode pipeline = pipeline(context);
    Optional<Run> run = run(pipeline);
    long after = Math.max(0, Exchange.longNumber(context, "after", 0));
    RunLogs.Page page =
        run.map(found -> logs.read(found.id(), after)).orElse(new RunLogs.Page("", after));
    long total = run.map(Run::logBytes).orElse(0L);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put(
        TASKS.getOrDefault(pipeline.path("pipelineType").asText(), "ingestion_task"), page.text());
    answer.put("total", Long.toString(total));
    if (page.next() < total) {
      answer.put("after", Long.toString(page.next()));
    }
    exchange.answer(context, answer);
  }

  private void download(Context context) throws IOException {
    ObjectNode pipeline = pipeline(context);
    String name = pipeline.path("name").asText().replaceAll("[^A-Za-z0-9._-]", "_");
    context.contentType("application/octet-stream");
    context.header(
        "Content-Disposition",
        "attachment; filename=\"ingestion_logs_"
            + name
            + "_"
            + catalog.clock().millis()
            + ".txt\"");
    Optional<Run> run = run(pipeline);
    if (run.isEmpty()) {
      context.result("");
      return;
    }
    OutputStream out = context.outputStream();
    long at = 0;
    // Page by page: no result of the database stays open while a client takes its time.
    RunLogs.Page page = logs.read(run.get().id(), at);
    while (page.next() > at) {
      out.write(page.text().getBytes(StandardCharsets.UTF_8));
      at = page.next();
      page = logs.read(run.get().id(), at);
    }
  }

  private Optional<Run> run(ObjectNode pipeline) {
    List<Run> newest = reader.ofPipeline(pipeline.path("id").asText(), 1);
    return newest.stream().findFirst();
  }

  private ObjectNode pipeline(Context context) {
    return catalog
        .entities()
        .get(
            catalog.types().get("ingestionPipeline"),
            EntityKey.id(context.pathParam("id")),
            Include.ALL);
  }
}
