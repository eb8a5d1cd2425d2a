package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.OperationSnapshot;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A simulated account of generated delivery streams, and workflow files that read it. */
record Account(AwsSimulator simulator) implements AutoCloseable {
  static final String DESCRIBE = "DescribeDeliveryStream";

  static Account of(int streams, SimulatorOptions options) throws IOException {
    return new Account(AwsSimulator.start(options, new GeneratedOrganisation(streams, 1)));
  }

  /**
   * @param hydrant Hydrant's own settings
   */
  Path workflow(Path folder, ObjectNode hydrant) throws IOException {
    SimulatedAccount account = simulator.accounts().get(0);
    ObjectNode document = new ObjectMapper().createObjectNode();
    document
        .withObject("/source")
        .put("type", "kinesisfirehose")
        .put("serviceName", "benchmark")
        .withObject("/sourceConfig/config")
        .put("type", "PipelineMetadata");
    ObjectNode connection = connection();
    connection
        .withObject("/awsConfig")
        .put("awsAccessKeyId", account.accessKeyId())
        .put("awsSecretAccessKey", account.secretAccessKey());
    document.withObject("/source/serviceConnection").set("config", connection);
    document
        .withObject("/sink")
        .put("type", "file")
        .withObject("/config")
        .put("filename", folder.resolve("out.jsonl").toString());
    document.withObject("/workflowConfig").put("loggerLevel", "WARN");
    document.withObject("/workflowConfig/config").set("hydrant", hydrant);
    return Files.writeString(folder.resolve("workflow.yaml"), document.toPrettyString());
  }

  /** A service's connection; the keys come from somewhere else. */
  ObjectNode connection() {
    ObjectNode connection = settings().put("type", "KinesisFirehose");
    connection
        .putObject("awsConfig")
        .put("awsRegion", simulator.homes().get(0).region())
        .put("endPointURL", simulator.endpoint().toString());
    return connection;
  }

  /** The keys, as AWS's tools read them. */
  Map<String, String> environment() {
    SimulatedAccount account = simulator.accounts().get(0);
    return Map.of(
        "AWS_ACCESS_KEY_ID", account.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", account.secretAccessKey());
  }

  static ObjectNode settings() {
    return new ObjectMapper().createObjectNode();
  }

  /** The simulator allows any rate, so only the connector's own limiters would be measured. */
  static ObjectNode withoutLimit() {
    ObjectNode settings = settings();
    Operation.limited()
        .forEach(operation -> settings.withObject("/rate").put(operation.awsName(), 0));
    return settings;
  }

  OperationSnapshot describes() {
    return simulator.statistics().operation(DESCRIBE).orElseThrow();
  }

  /** From the first describe that arrived to the last one. */
  double secondsDescribing() {
    OperationSnapshot describes = describes();
    return (describes.lastCallMillis() - describes.firstCallMillis()) / 1000.0;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
