package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KinesisDataStreamDestination;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** DynamoDB by AWS's own client. */
final class DynamoDbCalls implements TableCalls {
  private static final int NAMES_PER_PAGE = 100;

  private final AwsClients clients;
  private final DynamoDbClient client;

  DynamoDbCalls(AwsClients clients, String region) {
    this.clients = clients;
    this.client =
        clients.open(
            AwsService.DYNAMODB,
            region,
            // A host with the account in its name is behind no private endpoint.
            DynamoDbClient.builder().accountIdEndpointMode(AccountIdEndpointMode.DISABLED));
  }

  @Override
  public Page list(Optional<String> after) {
    ListTablesResponse answer =
        clients.call(
            Operation.LIST_TABLES,
            () ->
                client.listTables(
                    request ->
                        request.limit(NAMES_PER_PAGE).exclusiveStartTableName(after.orElse(null))));
    return new Page(
        answer.tableNames().stream().filter(Objects::nonNull).toList(),
        Optional.ofNullable(answer.lastEvaluatedTableName()));
  }

  @Override
  public Optional<List<Streaming>> destinations(String table) {
    return clients.call(
        Operation.DESCRIBE_KINESIS_STREAMING_DESTINATION,
        () -> {
          try {
            return Optional.of(
                client
                    .describeKinesisStreamingDestination(request -> request.tableName(table))
                    .kinesisDataStreamDestinations()
                    .stream()
                    .filter(Objects::nonNull)
                    .map(DynamoDbCalls::streaming)
                    .toList());
          } catch (ResourceNotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  private static Streaming streaming(KinesisDataStreamDestination destination) {
    return new Streaming(
        Objects.requireNonNullElse(destination.streamArn(), ""),
        Objects.requireNonNullElse(destination.destinationStatusAsString(), ""),
        Objects.requireNonNullElse(destination.approximateCreationDateTimePrecisionAsString(), ""));
  }
}
