package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes workflow files as people do; JSON is YAML, so the file is written as JSON. */
public final class Workflow {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode document = JSON.createObjectNode();

  private Workflow(String service) {
    document.withObject("/source").put("type", "kinesisfirehose").put("serviceName", service);
    document.withObject("/source/sourceConfig/config").put("type", "PipelineMetadata");
    connection().put("type", "KinesisFirehose");
    document.withObject("/workflowConfig").put("loggerLevel", "INFO");
  }

  /** One account and region of a simulator. */
  public static Workflow of(String service, AwsSimulator simulator, Home home) {
    SimulatedAccount account =
        simulator.accounts().stream()
            .filter(known -> known.id().equals(home.accountId()))
            .findFirst()
            .orElseThrow();
    Workflow workflow = new Workflow(service);
    workflow
        .aws("awsRegion", home.region())
        .aws("awsAccessKeyId", account.accessKeyId())
        .aws("awsSecretAccessKey", account.secretAccessKey())
        .aws("endPointURL", simulator.endpoint().toString());
    return workflow;
  }

  /** Any endpoint; credentials are still missing. */
  public static Workflow at(String service, URI endpoint, String region) {
    return new Workflow(service).aws("awsRegion", region).aws("endPointURL", endpoint.toString());
  }

  public Workflow aws(String key, String value) {
    connection().withObject("/awsConfig").put(key, value);
    return this;
  }

  public Workflow withoutAws(String key) {
    connection().withObject("/awsConfig").remove(key);
    return this;
  }

  public Workflow toFile(Path file) {
    document
        .withObject("/sink")
        .put("type", "file")
        .withObject("/config")
        .put("filename", file.toString());
    return this;
  }

  public Workflow toServer(Running server) {
    return toServer(server.api(), server.token());
  }

  /**
   * @param api also of a gate before the server
   */
  public Workflow toServer(String api, String token) {
    document.withObject("/sink").put("type", "metadata-rest").withObject("/config");
    ObjectNode catalog = document.withObject("/workflowConfig/openMetadataServerConfig");
    catalog.put("hostPort", api);
    if (!token.isEmpty()) {
      catalog
          .put("authProvider", "openmetadata")
          .withObject("/securityConfig")
          .put("jwtToken", token);
    }
    return this;
  }

  /** No rate limit, so that tests do not wait for one. */
  public Workflow unlimited() {
    ObjectNode rate = hydrant().withObject("/rate");
    Operation.limited().forEach(operation -> rate.put(operation.awsName(), 0));
    return this;
  }

  /** {@code workflowConfig.config.hydrant}. */
  public ObjectNode hydrant() {
    return document.withObject("/workflowConfig/config/hydrant");
  }

  public ObjectNode sourceConfig() {
    return document.withObject("/source/sourceConfig/config");
  }

  public ObjectNode connection() {
    return document.withObject("/source/serviceConnection/config");
  }

  /** The whole document, for tests that break it. */
  public ObjectNode document() {
    return document;
  }

  public Path write(Path folder) {
    try {
      Path file = Files.createTempFile(folder, "workflow-", ".yaml");
      Files.writeString(file, document.toPrettyString());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
