package dev.hydrant.app.ingest;

import dev.hydrant.app.workflow.SinkTarget;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.client.file.JsonLinesSink;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.SecretResolver;
import java.util.Optional;

/** Opens the sink that a workflow file or a work order names. */
public final class Sinks {
  private Sinks() {}

  /** The resolved token of a catalog sink. */
  public static Optional<Secret> token(SinkTarget target, SecretResolver resolver) {
    return target instanceof SinkTarget.Catalog catalog
        ? catalog
            .token()
            .map(
                token ->
                    resolver.resolve(
                        "workflowConfig.openMetadataServerConfig.securityConfig.jwtToken", token))
        : Optional.empty();
  }

  public static MetadataSink open(
      Workflow workflow, Optional<Secret> token, FirehoseConnection connection, RunEvents events) {
    if (workflow.sink() instanceof SinkTarget.File file) {
      return JsonLinesSink.toFile(file.path());
    }
    return JsonLinesSink.toStream(System.out);
  }

  public static MetadataSink ofOrder(
      WorkOrder order,
      WorkOrder.CatalogSink sink,
      FirehoseConnection connection,
      RunEvents events) {
    throw new IllegalStateException("not wired");
  }
}
