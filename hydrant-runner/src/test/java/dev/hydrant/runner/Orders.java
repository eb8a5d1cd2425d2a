package dev.hydrant.runner;

import dev.hydrant.model.work.WorkKind;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.Secret;
import java.util.Optional;

/** Work orders for tests. */
public final class Orders {
  /** What no log and no report may ever hold. */
  public static final String CANARY = "wJalrXUtnFEMI/K7MDENG+canary";

  private Orders() {}

  public static WorkOrder order(String runId, String service, WorkKind kind, int seconds) {
    AwsConfig aws =
        new AwsConfig(
            false,
            Optional.of("AKIAIOSFODNN7EXAMPLE"),
            Optional.of(new Secret(CANARY)),
            Optional.of("eu-west-1"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new WorkOrder(
        WorkOrder.PROTOCOL,
        runId,
        1,
        kind,
        service,
        new FirehoseConnection(
            Optional.of(FirehoseConnection.TYPE),
            aws,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        PipelineSourceConfig.defaults(),
        HydrantSettings.defaults(),
        90,
        true,
        false,
        Optional.empty(),
        new WorkOrder.Limits(seconds, 64));
  }
}
