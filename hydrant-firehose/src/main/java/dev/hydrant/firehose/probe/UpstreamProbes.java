package dev.hydrant.firehose.probe;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.permission.Feature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/** Tags, upstreams, tables and metrics. */
final class UpstreamProbes {
  private static final String NOBODYS_TABLE = "hydrant_permission_check";

  private final Probes probes;
  private final AwsClients clients;
  private final Sample sample;
  private String table = Sample.NOBODYS;

  UpstreamProbes(Probes probes, AwsClients clients, Sample sample) {
    this.probes = probes;
    this.clients = clients;
    this.sample = sample;
  }

  List<Probe> all() {
    return List.of(
        probes.probe(Feature.TAGS, Operation.GET_RESOURCES, this::resources),
        probes.probe(Feature.DYNAMODB, Operation.LIST_TABLES, this::tables),
        probes.probe(
            Feature.DYNAMODB, Operation.DESCRIBE_KINESIS_STREAMING_DESTINATION, this::destination),
        probes.probe(Feature.KAFKA, Operation.GET_BOOTSTRAP_BROKERS, this::brokers),
        probes.probe(Feature.GLUE, Operation.GET_TABLE, this::glueTable),
        probes.probe(Feature.GLUE, Operation.GET_DATABASE, this::glueDatabase),
        probes.probe(Feature.HEALTH, Operation.GET_METRIC_DATA, this::metrics));
  }

  private String resources() {
    ResourceGroupsTaggingApiClient tagging =
        clients.open(
            AwsService.TAGGING, clients.region(), ResourceGroupsTaggingApiClient.builder());
    int count =
        tagging
            .getResources(
                request ->
                    request.resourceTypeFilters("firehose:deliverystream").resourcesPerPage(1))
            .resourceTagMappingList()
            .size();
    return Probes.found(count, "tagged delivery streams");
  }

  private DynamoDbClient dynamoDb() {
    return clients.open(AwsService.DYNAMODB, clients.region(), DynamoDbClient.builder());
  }

  private String tables() {
    List<String> names = dynamoDb().listTables(request -> request.limit(1)).tableNames();
    names.stream().findFirst().ifPresent(name -> table = name);
    return Probes.found(names.size(), "tables");
  }

  private String destination() {
    try {
      int count =
          dynamoDb()
              .describeKinesisStreamingDestination(request -> request.tableName(table))
              .kinesisDataStreamDestinations()
              .size();
      return count == 0
          ? "Allowed; the first table feeds no Kinesis stream."
          : "Allowed; the first table, " + table + ", feeds a Kinesis stream.";
    } catch (
        software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException nothingThere) {
      return "Allowed.";
    }
  }

  private String brokers() {
    KafkaClient kafka = clients.open(AwsService.KAFKA, clients.region(), KafkaClient.builder());
    try {
      kafka.getBootstrapBrokers(request -> request.clusterArn(sample.clusterArn()));
      return "Allowed; the brokers of the first stream's cluster are known.";
    } catch (NotFoundException | BadRequestException nothingThere) {
      return "Allowed.";
    }
  }

  private GlueClient glue() {
    return clients.open(AwsService.GLUE, clients.region(), GlueClient.builder());
  }

  private String glueTable() {
    try {
      glue().getTable(request -> request.databaseName(NOBODYS_TABLE).name(NOBODYS_TABLE));
      return "Allowed.";
    } catch (EntityNotFoundException nothingThere) {
      return "Allowed.";
    }
  }

  private String glueDatabase() {
    try {
      glue().getDatabase(request -> request.name(NOBODYS_TABLE));
      return "Allowed.";
    } catch (EntityNotFoundException nothingThere) {
      return "Allowed.";
    }
  }

  private String metrics() {
    CloudWatchClient cloudWatch =
        clients.open(AwsService.CLOUDWATCH, clients.region(), CloudWatchClient.builder());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    boolean data =
        cloudWatch
            .getMetricData(
                request ->
                    request
                        .startTime(now.minus(1, ChronoUnit.HOURS))
                        .endTime(now)
                        .metricDataQueries(incoming()))
            .metricDataResults()
            .stream()
            .anyMatch(result -> !result.values().isEmpty());
    return data
        ? "Allowed; data came in within the last hour."
        : "Allowed; the first stream has no data of the last hour.";
  }

  private MetricDataQuery incoming() {
    return MetricDataQuery.builder()
        .id("incoming")
        .metricStat(
            stat ->
                stat.period(300)
                    .stat("Sum")
                    .metric(
                        metric ->
                            metric
                                .namespace("AWS/Firehose")
                                .metricName("IncomingRecords")
                                .dimensions(
                                    Dimension.builder()
                                        .name("DeliveryStreamName")
                                        .value(sample.streamName())
                                        .build())))
        .build();
  }
}
