package dev.hydrant.client.sink;

import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.Objects;

/**
 * What the sink has to know of a run.
 *
 * @param serviceName of the pipeline service, raw; it is created where it is missing
 * @param connection stored with a new service, without keys and tokens
 * @param settings {@code assetMappings}, {@code createExternalAssets} and {@code deletion} are read
 * @param storeServiceConnection false: a new service is created without connection
 * @param dryRun true: nothing is written, and the report says what would have been
 */
public record RestSinkSettings(
    String serviceName,
    FirehoseConnection connection,
    PipelineSourceConfig sourceConfig,
    HydrantSettings settings,
    boolean storeServiceConnection,
    boolean dryRun) {
  public RestSinkSettings {
    Objects.requireNonNull(serviceName, "serviceName is null");
    Objects.requireNonNull(connection, "connection is null");
    Objects.requireNonNull(sourceConfig, "sourceConfig is null");
    Objects.requireNonNull(settings, "settings is null");
  }

  /** Of a run that writes. */
  public RestSinkSettings(
      String serviceName,
      FirehoseConnection connection,
      PipelineSourceConfig sourceConfig,
      HydrantSettings settings,
      boolean storeServiceConnection) {
    this(serviceName, connection, sourceConfig, settings, storeServiceConnection, false);
  }

  /** The same run without writing anything. */
  public RestSinkSettings dry() {
    return new RestSinkSettings(
        serviceName, connection, sourceConfig, settings, storeServiceConnection, true);
  }
}
