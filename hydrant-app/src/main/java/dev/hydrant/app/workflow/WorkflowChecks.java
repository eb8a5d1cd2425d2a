package dev.hydrant.app.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.app.workflow.WorkflowDocument.Config;
import dev.hydrant.app.workflow.WorkflowDocument.Own;
import dev.hydrant.app.workflow.WorkflowDocument.Server;
import dev.hydrant.app.workflow.WorkflowDocument.ServiceConnection;
import dev.hydrant.app.workflow.WorkflowDocument.Sink;
import dev.hydrant.app.workflow.WorkflowDocument.SourceConfig;
import dev.hydrant.client.rest.CatalogConfig;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a well-formed workflow file must still fulfil. */
final class WorkflowChecks {
  private static final String HOST_PORT = "workflowConfig.openMetadataServerConfig.hostPort";
  private static final List<String> SINKS = List.of("metadata-rest", "file");
  private static final List<String> LEVELS = List.of("DEBUG", "INFO", "WARN", "ERROR");

  private WorkflowChecks() {}

  static Workflow check(WorkflowDocument document, List<String> notes) {
    if (document.source() == null) {
      throw missing("source");
    }
    WorkflowDocument.Source source = document.source();
    sourceType(source.type());
    if (source.serviceName() == null || source.serviceName().isBlank()) {
      throw missing("source.serviceName");
    }
    Config config =
        document
            .workflowConfig()
            .orElseGet(
                () ->
                    new Config(
                        Optional.empty(),
                        null,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    PipelineSourceConfig sourceConfig =
        source
            .sourceConfig()
            .flatMap(SourceConfig::config)
            .orElseGet(PipelineSourceConfig::defaults);
    return new Workflow(
        source.serviceName().strip(),
        source
            .serviceConnection()
            .map(ServiceConnection::config)
            .filter(connection -> connection.awsConfig() != null)
            .orElseThrow(() -> missing("source.serviceConnection.config.awsConfig")),
        sourceConfig,
        config.config().flatMap(Own::hydrant).orElseGet(HydrantSettings::defaults),
        sink(document.sink(), config.openMetadataServerConfig()),
        threshold(config.successThreshold(), sourceConfig),
        config.raiseOnError(),
        level(config.loggerLevel()),
        notes);
  }

  private static void sourceType(String type) {
    if (type == null) {
      throw missing("source.type");
    }
    if (!type.replace("-", "").toLowerCase(Locale.ROOT).equals("kinesisfirehose")) {
      throw new HydrantException(
          ErrorCode.SERVICE_TYPE_UNSUPPORTED,
          "source.type: '" + type + "' is not a service that Hydrant reads.",
          "Write 'kinesisfirehose'.");
    }
  }

  private static SinkTarget sink(Optional<Sink> sink, Optional<Server> server) {
    String type = sink.flatMap(Sink::type).orElse("metadata-rest");
    return switch (type) {
      case "metadata-rest" -> catalog(server.orElseThrow(() -> missing(HOST_PORT)));
      case "file" -> file(sink.flatMap(Sink::config));
      default ->
          throw new HydrantException(
              ErrorCode.CONFIG_INVALID_VALUE,
              "sink.type: '" + type + "' is not a sink.",
              ConfigBinder.nearest(type, SINKS)
                      .map(near -> "Did you mean '" + near + "'? ")
                      .orElse("")
                  + "Known sinks: "
                  + String.join(", ", SINKS));
    };
  }

  private static SinkTarget catalog(Server server) {
    String hostPort =
        server
            .hostPort()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> missing(HOST_PORT));
    CatalogConfig checked = CatalogConfig.of(hostPort, Optional.empty());
    return new SinkTarget.Catalog(
        checked.hostPort().toString(),
        server.securityConfig().flatMap(WorkflowDocument.Security::jwtToken),
        server.storeServiceConnection().orElse(true),
        CatalogTls.of(
            server.verifySSL(), server.sslConfig().flatMap(WorkflowDocument.Ssl::caCertificate)));
  }

  private static SinkTarget file(Optional<JsonNode> config) {
    String field = "sink.config.filename";
    config.ifPresent(
        node ->
            node.fieldNames()
                .forEachRemaining(
                    key -> {
                      if (!key.equals("filename")) {
                        throw new HydrantException(
                            ErrorCode.CONFIG_UNKNOWN_KEY,
                            "sink.config." + key + ": unknown key. Did you mean 'filename'?");
                      }
                    }));
    String name = config.map(node -> node.path("filename").asText("")).orElse("").strip();
    if (name.isEmpty()) {
      throw missing(field);
    }
    if (name.equals("-")) {
      return new SinkTarget.StandardOutput();
    }
    try {
      return new SinkTarget.File(Path.of(name));
    } catch (InvalidPathException e) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE, field + ": the value is not a path.");
    }
  }

  /** The contract's own place wins over the one that a server's pipeline has. */
  private static int threshold(Optional<Double> percent, PipelineSourceConfig sourceConfig) {
    if (percent.filter(value -> !(value >= 0 && value <= 100)).isPresent()) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "workflowConfig.successThreshold: the value is not between 0 and 100.");
    }
    return percent
        .map(value -> (int) Math.round(value))
        .or(sourceConfig::successThreshold)
        .orElse(PipelineSourceConfig.SUCCESS_THRESHOLD);
  }

  private static RunEvents.Level level(Optional<String> level) {
    String name = level.orElse("INFO");
    if (!LEVELS.contains(name)) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "workflowConfig.loggerLevel: '" + name + "' is not a level.",
          "Known levels: " + String.join(", ", LEVELS));
    }
    return RunEvents.Level.valueOf(name);
  }

  private static HydrantException missing(String field) {
    return new HydrantException(ErrorCode.CONFIG_MISSING_VALUE, field + " is missing.");
  }
}
