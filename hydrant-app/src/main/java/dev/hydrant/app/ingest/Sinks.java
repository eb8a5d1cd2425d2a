package dev.hydrant.app.ingest;

import dev.hydrant.app.workflow.CatalogTls;
import dev.hydrant.app.workflow.SinkTarget;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.client.file.JsonLinesSink;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.client.sink.RestSink;
import dev.hydrant.client.sink.RestSinkSettings;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.work.WorkOrder;
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

  /**
   * @param dryRun nothing is written, and the report says what would have been
   * @throws HydrantException for a dry run without a catalog to compare with
   */
  public static MetadataSink open(
      Workflow workflow,
      Optional<Secret> token,
      ResolvedConnection connection,
      boolean dryRun,
      RunEvents events) {
    if (dryRun && !(workflow.sink() instanceof SinkTarget.Catalog)) {
      throw new HydrantException(
          ErrorCode.USAGE,
          "A dry run compares with a catalog, and sink.type 'file' has none.",
          "Look at the file that a run writes, or set sink.type to metadata-rest.");
    }
    if (workflow.sink() instanceof SinkTarget.File file) {
      return JsonLinesSink.toFile(file.path());
    }
    if (workflow.sink() instanceof SinkTarget.Catalog catalog) {
      Network network = connection.catalog();
      if (catalog.tls().mode() == CatalogTls.Mode.IGNORE) {
        events.log(
            RunEvents.Level.WARN,
            "verifySSL is 'ignore': whoever is between here and the catalog can read the token and"
                + " change what is written.");
      }
      RestSinkSettings settings =
          new RestSinkSettings(
              workflow.serviceName(),
              connection.connection(),
              workflow.sourceConfig(),
              workflow.settings(),
              catalog.storeServiceConnection());
      return RestSink.open(
          client(catalog.hostPort(), token, network), dryRun ? settings.dry() : settings, events);
    }
    return JsonLinesSink.toStream(new FileOutputStream(FileDescriptor.out));
  }

  /** The sink of a run: its service exists already, with its connection. */
  public static MetadataSink ofOrder(
      WorkOrder order,
      WorkOrder.CatalogSink sink,
      ResolvedConnection connection,
      RunEvents events) {
    RestSinkSettings settings =
        new RestSinkSettings(
            order.serviceName(),
            connection.connection(),
            order.sourceConfig(),
            order.settings(),
            false);
    return RestSink.open(
        client(sink.hostPort(), Optional.of(sink.jobToken()), connection.network()),
        settings,
        events);
  }

  /**
   * A client of the catalog that a workflow file names.
   *
   * @param network the way to it, with its certificates
   */
  public static CatalogClient client(
      SinkTarget.Catalog target, Optional<Secret> token, Network network) {
    return client(target.hostPort(), token, network);
  }

  private static CatalogClient client(String hostPort, Optional<Secret> token, Network network) {
    return new CatalogClient(CatalogConfig.of(hostPort, token).by(network));
  }
}
