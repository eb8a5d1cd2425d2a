package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static dev.hydrant.simulator.OneHomeOrganisation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.kafka.KafkaCluster;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterType;
import software.amazon.awssdk.services.kafka.model.ForbiddenException;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.TooManyRequestsException;

class KafkaTest {
  private static final String ARN = HOME.arn("kafka", "cluster/events/8d3f-4");

  private AwsSimulator simulator;
  private KafkaClient kafka;

  @BeforeEach
  void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.of());
    kafka = Clients.open(KafkaClient.builder(), simulator, HOME);
  }

  @AfterEach
  void stop() {
    kafka.close();
    simulator.close();
  }

  @Test
  void a_cluster_tells_its_type_state_and_tags() {
    simulator
        .resources()
        .put(
            KafkaCluster.provisioned(HOME, ARN)
                .in("UPDATING")
                .with("tags", Json.object("team", "events")));

    Cluster cluster = kafka.describeClusterV2(r -> r.clusterArn(ARN)).clusterInfo();

    assertThat(cluster.clusterName()).isEqualTo("events");
    assertThat(cluster.clusterType()).isEqualTo(ClusterType.PROVISIONED);
    assertThat(cluster.stateAsString()).isEqualTo("UPDATING");
    assertThat(cluster.provisioned().numberOfBrokerNodes()).isEqualTo(3);
    assertThat(cluster.tags()).containsEntry("team", "events");
  }

  @Test
  void a_serverless_cluster_says_so() {
    simulator.resources().put(KafkaCluster.serverless(HOME, ARN));

    Cluster cluster = kafka.describeClusterV2(r -> r.clusterArn(ARN)).clusterInfo();

    assertThat(cluster.clusterType()).isEqualTo(ClusterType.SERVERLESS);
    assertThat(cluster.serverless().clientAuthentication().sasl().iam().enabled()).isTrue();
  }

  @Test
  void every_kind_of_bootstrap_brokers_is_read_by_the_sdk() {
    KafkaCluster cluster = KafkaCluster.provisioned(HOME, ARN);
    ObjectNode expected = Json.object();
    for (var field : GetBootstrapBrokersResponse.builder().build().sdkFields()) {
      String hosts = "b-1." + field.locationName() + ".example:9094";
      expected.put(field.locationName(), hosts);
      cluster = cluster.brokers(field.locationName(), hosts);
    }
    simulator.resources().put(cluster);

    assertThat(expected.size()).isGreaterThanOrEqualTo(10);
    assertThat(SdkMembers.unread(expected, kafka.getBootstrapBrokers(r -> r.clusterArn(ARN))))
        .isEmpty();
  }

  @Test
  void a_deleted_cluster_is_not_found() {
    assertThatThrownBy(() -> kafka.describeClusterV2(r -> r.clusterArn(ARN)))
        .isInstanceOfSatisfying(
            NotFoundException.class, error -> assertThat(error.statusCode()).isEqualTo(404));
  }

  @Test
  void a_cluster_of_another_account_is_forbidden_unless_it_is_open() {
    Home theirs = new Home(OTHER.id(), HOME.region());
    KafkaCluster closed =
        KafkaCluster.serverless(theirs, theirs.arn("kafka", "cluster/closed/1-s1"));
    KafkaCluster open =
        KafkaCluster.serverless(theirs, theirs.arn("kafka", "cluster/open/1-s1")).openToOthers();
    simulator.resources().put(closed);
    simulator.resources().put(open);

    assertThat(kafka.describeClusterV2(r -> r.clusterArn(open.arn())).clusterInfo().clusterName())
        .isEqualTo("open");
    assertThatThrownBy(() -> kafka.getBootstrapBrokers(r -> r.clusterArn(closed.arn())))
        .isInstanceOfSatisfying(
            ForbiddenException.class, error -> assertThat(error.statusCode()).isEqualTo(403));
    assertThatThrownBy(
            () ->
                kafka.getBootstrapBrokers(
                    r -> r.clusterArn(theirs.arn("kafka", "cluster/absent/1-s1"))))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void a_throttle_is_a_429_under_its_own_name() {
    simulator.resources().put(KafkaCluster.provisioned(HOME, ARN));
    simulator.setFaults(FaultPlan.parse("DescribeClusterV2:throttle"));

    assertThatThrownBy(() -> kafka.describeClusterV2(r -> r.clusterArn(ARN)))
        .isInstanceOfSatisfying(
            TooManyRequestsException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(429);
              assertThat(error.isThrottlingException()).isTrue();
            });
  }

  @Test
  void a_denied_call_is_a_403_that_names_action_and_cluster() {
    simulator.resources().put(KafkaCluster.provisioned(HOME, ARN));
    simulator.deny(Set.of("kafka:GetBootstrapBrokers"));

    kafka.describeClusterV2(r -> r.clusterArn(ARN));
    assertThatThrownBy(() -> kafka.getBootstrapBrokers(r -> r.clusterArn(ARN)))
        .isInstanceOfSatisfying(
            KafkaException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(403);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(error.awsErrorDetails().errorMessage())
                  .contains("kafka:GetBootstrapBrokers on resource: " + ARN);
            });
  }
}
