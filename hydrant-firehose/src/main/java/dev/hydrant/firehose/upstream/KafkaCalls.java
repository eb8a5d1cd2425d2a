package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** MSK by AWS's own client, one for each region that holds a cluster. */
final class KafkaCalls implements BrokerCalls {
  private static final String BROKERS = "BootstrapBrokerString";

  private final AwsClients clients;
  private final Map<String, KafkaClient> byRegion = new ConcurrentHashMap<>();

  KafkaCalls(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<List<String>> brokers(String region, String clusterArn) {
    KafkaClient client =
        byRegion.computeIfAbsent(
            region, first -> clients.open(AwsService.KAFKA, first, KafkaClient.builder()));
    return clients.call(
        Operation.GET_BOOTSTRAP_BROKERS,
        () -> {
          try {
            return Optional.of(
                all(client.getBootstrapBrokers(request -> request.clusterArn(clusterArn))));
          } catch (NotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  /** AWS has a member for each way in, and adds more; all are lists of host and port. */
  private static List<String> all(GetBootstrapBrokersResponse answer) {
    return answer.sdkFields().stream()
        .filter(field -> field.memberName().startsWith(BROKERS))
        .map(field -> field.getValueOrDefault(answer))
        .filter(String.class::isInstance)
        .flatMap(text -> Arrays.stream(((String) text).split(",")))
        .map(String::strip)
        .filter(broker -> !broker.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }
}
