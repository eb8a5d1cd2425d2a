package dev.hydrant.simulator.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.ErrorNames;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.RestJsonProtocol;
import dev.hydrant.simulator.protocol.RestJsonService;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Map;

/** MSK's control plane: what a cluster is, and where its brokers listen. */
public final class KafkaService implements RestJsonService {
  private static final String ARN = "clusterArn";
  private static final String NOT_FOUND = "The requested resource does not exist.";

  private static final ErrorNames NAMES =
      ErrorNames.json()
          .with("ResourceNotFoundException", 404, "NotFoundException")
          .with("ThrottlingException", 429, "TooManyRequestsException")
          .with("LimitExceededException", 429, "TooManyRequestsException")
          .with("AccessDeniedException", 403, "AccessDeniedException")
          .with("UnrecognizedClientException", 403, "UnrecognizedClientException")
          .with("ExpiredTokenException", 403, "ExpiredTokenException")
          .with("InternalFailure", 500, "InternalServerErrorException");

  private final RestJsonProtocol protocol =
      new RestJsonProtocol(
          Map.of(
              "DescribeClusterV2", "GET /api/v2/clusters/{clusterArn}",
              "GetBootstrapBrokers", "GET /v1/clusters/{clusterArn}/bootstrap-brokers"));
  private final Map<String, JsonOperation> operations =
      Map.of("DescribeClusterV2", this::describe, "GetBootstrapBrokers", this::brokers);
  private final Resources resources;

  public KafkaService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "kafka";
  }

  @Override
  public RestJsonProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, JsonOperation> operations() {
    return operations;
  }

  @Override
  public ErrorNames errorNames() {
    return NAMES;
  }

  @Override
  public String resource(ServiceCall call) {
    return call.request().input().path(ARN).asText("*");
  }

  @Override
  public String notFoundText(ServiceCall call) {
    return NOT_FOUND;
  }

  private ObjectNode describe(ServiceCall call) {
    KafkaCluster cluster = find(call);
    return Json.object(
        "clusterInfo",
        Json.object(
                "clusterArn",
                cluster.arn(),
                "clusterName",
                cluster.name(),
                "clusterType",
                cluster.type(),
                "currentVersion",
                "K3AEGXETSR30VB",
                "state",
                cluster.state())
            .setAll(cluster.body().deepCopy()));
  }

  private ObjectNode brokers(ServiceCall call) {
    ObjectNode answer = Json.object();
    find(call).brokers().forEach(answer::put);
    return answer;
  }

  private KafkaCluster find(ServiceCall call) {
    String arn = call.request().text(ARN).orElse("");
    String[] parts = arn.split(":", 6);
    if (parts.length < 6 || !parts[2].equals("kafka")) {
      throw new AwsException(
          400, "BadRequestException", "One or more of the parameters are not valid.");
    }
    Home owner = new Home(parts[4], parts[3]);
    boolean own = owner.accountId().equals(call.caller().accountId());
    KafkaCluster cluster = resources.find(KafkaCluster.class, owner, arn).orElse(null);
    if (!own && (cluster == null || !cluster.open())) {
      // Whether the cluster of another account exists is not said.
      throw new AwsException(
          403, "ForbiddenException", "User is not authorized to access the requested resource.");
    }
    if (cluster == null || !owner.region().equals(call.caller().region())) {
      throw AwsException.of("ResourceNotFoundException", NOT_FOUND);
    }
    return cluster;
  }
}
