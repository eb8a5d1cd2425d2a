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
 * @param settings {@code assetMappings} and {@code createExternalAssets} are read
 * @param storeServiceConnection false: a new service is created without connection
 */
public record RestSinkSettings(
    String serviceName,
    FirehoseConnection connection,
    PipelineSourceConfig sourceConfig,
    HydrantSettings settings,
    boolean storeServiceConnection) {
  public RestSinkSettings {
    Objects.requireNonNull(serviceName, "serviceName is null");
    Objects.requireNonNull(connection, "connection is null");
    Objects.requireNonNull(sourceConfig, "sourceConfig is null");
    Objects.requireNonNull(settings, "settings is null");
  }
}
