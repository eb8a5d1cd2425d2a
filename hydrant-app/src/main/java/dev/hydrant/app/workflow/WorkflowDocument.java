package dev.hydrant.app.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenMetadata's workflow file, as far as it means something here. */
record WorkflowDocument(Source source, Optional<Sink> sink, Optional<Config> workflowConfig) {

  record Source(
      String type,
      String serviceName,
      Optional<ServiceConnection> serviceConnection,
      Optional<SourceConfig> sourceConfig) {}

  record ServiceConnection(FirehoseConnection config) {}

  record SourceConfig(Optional<PipelineSourceConfig> config) {}

  record Sink(Optional<String> type, Optional<JsonNode> config) {}

  record Config(
      Optional<String> loggerLevel,
      Boolean raiseOnError,
      Optional<Double> successThreshold,
      Optional<Server> openMetadataServerConfig,
      Optional<Own> config) {
    Config(
        Optional<String> loggerLevel,
        @Nullable Boolean raiseOnError,
        Optional<Double> successThreshold,
        Optional<Server> openMetadataServerConfig,
        Optional<Own> config) {
      this.loggerLevel = loggerLevel;
      this.raiseOnError = raiseOnError == null || raiseOnError;
      this.successThreshold = successThreshold;
      this.openMetadataServerConfig = openMetadataServerConfig;
      this.config = config;
    }
  }

  record Server(
      Optional<String> hostPort,
      Optional<Security> securityConfig,
      Optional<Boolean> storeServiceConnection,
      Optional<String> verifySSL,
      Optional<Ssl> sslConfig) {}

  record Ssl(Optional<Secret> caCertificate) {}

  record Security(Optional<Secret> jwtToken) {}

  /** The free part of the contract's schema, where Hydrant's own settings stand. */
  record Own(Optional<HydrantSettings> hydrant) {}
}
