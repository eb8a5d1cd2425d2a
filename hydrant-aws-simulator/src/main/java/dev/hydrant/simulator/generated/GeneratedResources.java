package dev.hydrant.simulator.generated;

import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.glue.GlueTable;
import dev.hydrant.simulator.glue.TableDocument;
import dev.hydrant.simulator.kafka.KafkaCluster;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.List;
import java.util.stream.Stream;

/** What the generated streams read from and write to, in proportion to their number. */
final class GeneratedResources {
  /** As many DynamoDB tables as an account may have in a region without asking for more. */
  private static final int MAX_TABLES = 2_500;

  private GeneratedResources() {}

  static Stream<AwsResource> of(Home home, List<GeneratedStream> streams) {
    return Stream.of(
            tables(home, streams),
            clusters(home, streams),
            streams.stream().flatMap(GeneratedResources::glueTables),
            streams.stream().flatMap(GeneratedProducers::of))
        .flatMap(all -> all);
  }

  /** One table for each Kinesis stream that is read, two for every fourth, some switched off. */
  private static Stream<AwsResource> tables(Home home, List<GeneratedStream> streams) {
    return streams.stream()
        .filter(GeneratedStream::readsKinesis)
        .map(GeneratedStream::sourceGroup)
        .distinct()
        .flatMap(group -> feeding(home, group))
        .limit(MAX_TABLES);
  }

  private static Stream<AwsResource> feeding(Home home, int group) {
    String name = GeneratedStream.group(group);
    String status = group % 5 == 4 ? "DISABLED" : "ACTIVE";
    DynamoTable state = DynamoTable.named(home, name + "-state").feeding(name + "-stream", status);
    DynamoTable items = DynamoTable.named(home, name + "-items").feeding(name + "-stream");
    return group % 4 == 0 ? Stream.of(state, items) : Stream.of(state);
  }

  private static Stream<AwsResource> clusters(Home home, List<GeneratedStream> streams) {
    return streams.stream()
        .filter(GeneratedStream::readsKafka)
        .map(GeneratedStream::cluster)
        .distinct()
        .map(
            arn ->
                KafkaCluster.provisioned(home, arn)
                    .brokers(
                        "bootstrapBrokerStringTls",
                        "b-1." + arn.split("/", -1)[1] + ".kafka.eu-west-1.amazonaws.com:9094"));
  }

  private static Stream<AwsResource> glueTables(GeneratedStream stream) {
    return stream.glueTables().stream()
        .map(
            table -> {
              String[] names = table.split("\\.", -1);
              return GlueTable.lazy(
                  stream.home(), names[0], names[1], () -> document(stream.home(), names));
            });
  }

  private static TableDocument document(Home home, String[] names) {
    return TableDocument.named(home, names[0], names[1])
        .columns("id", "string", "tenant", "string", "occurred_at", "timestamp")
        .columns("amount", "decimal(12,2)", "attributes", "map<string,string>")
        .at("s3://generated-" + names[0].replace('_', '-') + "/" + names[1] + "/");
  }
}
