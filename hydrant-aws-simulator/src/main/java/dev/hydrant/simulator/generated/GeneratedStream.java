package dev.hydrant.simulator.generated;

import dev.hydrant.simulator.organisation.Destination;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedStream;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.util.List;
import java.util.SplittableRandom;

/** One stream as its index and the seed determine it. */
record GeneratedStream(Home home, int index, int groups, long seed) {
  private static final List<String> WORDS =
      List.of(
          "orders",
          "payments",
          "clicks",
          "stock",
          "profiles",
          "audit",
          "metrics",
          "traces",
          "sensors",
          "ledger",
          "campaigns");

  /** Five sources and eleven destinations: without a common factor every pair comes up. */
  private static final List<String> SOURCES =
      List.of(
          "DirectPut",
          "KinesisStreamAsSource",
          "MSKAsSource",
          "KinesisStreamAsSource",
          "DatabaseAsSource");

  StreamEntry entry() {
    return new StreamEntry(home, name(), type(), this::document);
  }

  private String name() {
    return "%s-%06d".formatted(word(), index);
  }

  private String word() {
    // By a hash, so that alphabetical order is not the order of making.
    return WORDS.get(Math.floorMod(Integer.hashCode(index) * 0x9E3779B9 >>> 8, WORDS.size()));
  }

  private String type() {
    return SOURCES.get(index % SOURCES.size());
  }

  static String group(int number) {
    return "group-%04d".formatted(number);
  }

  boolean readsKafka() {
    return type().equals("MSKAsSource");
  }

  boolean readsKinesis() {
    return type().equals("KinesisStreamAsSource");
  }

  /** The group whose stream, cluster or database it reads. */
  int sourceGroup() {
    return random().nextInt(groups);
  }

  /** The cluster that it reads, if it reads one. */
  String cluster() {
    return cluster(group(sourceGroup()));
  }

  /** {@code database.table} of the Glue tables that its destination names. */
  List<String> glueTables() {
    if (!GeneratedDestinations.usesGlue(index)) {
      return List.of();
    }
    SplittableRandom random = random();
    random.nextInt(groups); // the source's
    return new GeneratedDestinations(home, group(random.nextInt(groups)), word()).glueTables(index);
  }

  private SplittableRandom random() {
    return new SplittableRandom(seed * 1_000_003 + index);
  }

  private SimulatedStream document() {
    SplittableRandom random = random();
    StreamDocument document = StreamDocument.named(home, name());
    source(document, group(random.nextInt(groups)));
    Destination destination =
        new GeneratedDestinations(home, group(random.nextInt(groups)), word()).pick(index);
    return document
        .version(1 + random.nextInt(30))
        .tag("Owner", word() + "-team@acme.example")
        .tag("env", random.nextInt(4) == 0 ? "staging" : "prod")
        .tag("application", word())
        .to(destination)
        .build();
  }

  private void source(StreamDocument document, String group) {
    switch (type()) {
      case "KinesisStreamAsSource":
        document.kinesis(group + "-stream");
        break;
      case "MSKAsSource":
        document.msk(cluster(group), word() + ".events");
        break;
      case "DatabaseAsSource":
        document.database(GeneratedDestinations.mysql(home, group));
        break;
      default:
        document.hint(1 + index % 20);
    }
  }

  private String cluster(String group) {
    return home.arn("kafka", "cluster/" + group + "/8d3f1c52-demo-4");
  }
}
