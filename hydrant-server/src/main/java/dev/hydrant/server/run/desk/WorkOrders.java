package dev.hydrant.server.run.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunnerNames;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.work.PlainSecrets;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Turns what people have configured into work orders. The one place where stored passwords are read
 * in clear text.
 */
public final class WorkOrders {
  private static final String SERVICE = "pipelineService";

  private final EntityStore store;
  private final EntityTypes types;
  private final Duration testLimit;
  private final BuiltInRules builtIn;
  private final ConfigBinder binder = new ConfigBinder();

  /**
   * @param builtIn what connections may make the built-in runner do
   */
  public WorkOrders(
      EntityStore store, EntityTypes types, Duration testLimit, BuiltInRules builtIn) {
    this.store = store;
    this.types = types;
    this.testLimit = testLimit;
    this.builtIn = builtIn;
  }

  /** What an order is made of, before a run exists. */
  private record Plan(
      String serviceName,
      FirehoseConnection connection,
      PipelineSourceConfig sourceConfig,
      HydrantSettings settings,
      boolean raiseOnError,
      boolean debug,
      int seconds) {}

  /**
   * The order for a leased run, without a sink: the runner knows under which address it reaches
   * this server.
   *
   * @throws HydrantException when what is configured cannot be carried out
   */
  public WorkOrder order(Run run) {
    Plan plan = plan(run.kind(), run.pipeline());
    WorkOrder order = order(run, plan);
    if (run.runner().equals(RunnerNames.BUILT_IN)) {
      builtIn.check(order.connection(), order.settings());
      return order;
    }
    List<String> plain = PlainSecrets.in(order);
    if (!plain.isEmpty()) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          PlainSecrets.refusal(plain),
          "Put the value into the runner's secret store and enter its reference.");
    }
    return order;
  }

  private static WorkOrder order(Run run, Plan plan) {
    return new WorkOrder(
        WorkOrder.PROTOCOL,
        run.id(),
        run.attempt(),
        run.kind(),
        plan.serviceName(),
        plan.connection(),
        plan.sourceConfig(),
        plan.settings(),
        plan.sourceConfig().successThreshold().orElse(PipelineSourceConfig.SUCCESS_THRESHOLD),
        plan.raiseOnError(),
        plan.debug(),
        Optional.empty(),
        new WorkOrder.Limits(
            seconds(run, plan.seconds()), WorkOrder.Limits.defaults().memoryMegabytes()));
  }

  /** A person waits for a test or a listing: what it waited is part of the time that it has. */
  private static int seconds(Run run, int limit) {
    if (run.kind() == WorkKind.INGEST) {
      return limit;
    }
    long begun = Math.max(run.times().started().orElse(0L), run.times().notBefore());
    long waited = Math.max(0, begun - run.times().created()) / 1_000;
    if (waited >= limit) {
      throw new HydrantException(
          ErrorCode.CANCELLED, "The time limit of " + limit + " seconds is up.");
    }
    return Math.toIntExact(limit - waited);
  }

  /**
   * Whether a run of this entity could be ordered now.
   *
   * @throws HydrantException naming the field that is not usable
   */
  public void check(WorkKind kind, String entity) {
    plan(kind, entity);
  }

  private Plan plan(WorkKind kind, String entity) {
    return switch (kind) {
      case INGEST -> ingest(reveal("ingestionPipeline", entity));
      case TEST_CONNECTION -> test(reveal("workflow", entity).path("request"));
      case LIST -> list(reveal(SERVICE, entity));
    };
  }

  private Plan ingest(ObjectNode pipeline) {
    ObjectNode service = reveal(SERVICE, pipeline.path("service").path("id").asText());
    checkType(service.path("serviceType").asText());
    JsonNode config = pipeline.path("sourceConfig").path("config");
    return new Plan(
        service.path("name").asText(),
        connection(service.path("connection").path("config"), "connection.config"),
        config.isObject()
            ? binder.bind(config, PipelineSourceConfig.class, "sourceConfig.config")
            : PipelineSourceConfig.defaults(),
        settings(service.path("connection").path("hydrant")),
        pipeline.path("raiseOnError").asBoolean(true),
        pipeline.path("loggerLevel").asText().equals("DEBUG"),
        pipeline.path("airflowConfig").path("workflowTimeout").asInt(0));
  }

  private Plan test(JsonNode request) {
    checkType(request.path("connectionType").asText());
    return quick(
        request.path("serviceName").asText(""),
        connection(request.path("connection").path("config"), "request.connection.config"),
        request.path("connection").path("hydrant"));
  }

  private Plan list(ObjectNode service) {
    checkType(service.path("serviceType").asText());
    return quick(
        service.path("name").asText(),
        connection(service.path("connection").path("config"), "connection.config"),
        service.path("connection").path("hydrant"));
  }

  private Plan quick(String serviceName, FirehoseConnection connection, JsonNode settings) {
    return new Plan(
        serviceName,
        connection,
        PipelineSourceConfig.defaults(),
        settings(settings),
        true,
        false,
        Math.toIntExact(testLimit.toSeconds()));
  }

  private FirehoseConnection connection(JsonNode config, String path) {
    if (!config.path("awsConfig").isObject()) {
      throw new HydrantException(
          ErrorCode.CONFIG_MISSING_VALUE,
          path + ".awsConfig: the service has no AWS credentials configuration.",
          "Fill in the service's connection.");
    }
    return binder.bind(config, FirehoseConnection.class, path);
  }

  private HydrantSettings settings(JsonNode settings) {
    if (!settings.isObject()) {
      return HydrantSettings.defaults();
    }
    ObjectNode ofTheRun = settings.deepCopy();
    // Said to the server, not to the child.
    ofTheRun.remove("autoPilot");
    return binder.bind(ofTheRun, HydrantSettings.class, "connection.hydrant");
  }

  private static void checkType(String type) {
    if (!type.equals(FirehoseConnection.TYPE)) {
      throw new HydrantException(
          ErrorCode.SERVICE_TYPE_UNSUPPORTED,
          "Hydrant reads services of type " + FirehoseConnection.TYPE + ", not '" + type + "'.");
    }
  }

  private ObjectNode reveal(String type, String id) {
    return store.reveal(types.get(type), EntityKey.id(id));
  }
}
