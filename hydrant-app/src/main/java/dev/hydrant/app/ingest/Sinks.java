package dev.hydrant.app.ingest;

import dev.hydrant.app.workflow.SinkTarget;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.client.file.JsonLinesSink;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.client.sink.RestSink;
import dev.hydrant.client.sink.RestSinkSettings;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.SecretResolver;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
    if (workflow.sink() instanceof SinkTarget.Catalog catalog) {
      RestSinkSettings settings =
          new RestSinkSettings(
              workflow.serviceName(),
              connection,
              workflow.sourceConfig(),
              workflow.settings(),
              catalog.storeServiceConnection());
      return RestSink.open(client(catalog.hostPort(), token), settings, events);
    }
    return JsonLinesSink.toStream(new FileOutputStream(FileDescriptor.out));
  }

  /** The sink of a run: its service exists already, with its connection. */
  public static MetadataSink ofOrder(
      WorkOrder order,
      WorkOrder.CatalogSink sink,
      FirehoseConnection connection,
      RunEvents events) {
    RestSinkSettings settings =
        new RestSinkSettings(
            order.serviceName(), connection, order.sourceConfig(), order.settings(), false);
    return RestSink.open(client(sink.hostPort(), Optional.of(sink.jobToken())), settings, events);
  }

  private static CatalogClient client(String hostPort, Optional<Secret> token) {
    return new CatalogClient(CatalogConfig.of(hostPort, token));
  }
}
