package dev.hydrant.simulator.organisation;

import static dev.hydrant.simulator.organisation.Json.array;
import static dev.hydrant.simulator.organisation.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one {@code DeliveryStreamDescription}; fills in what AWS fills in by itself. */
public final class StreamDocument {
  private static final double FIRST_CREATED = 1_640_995_200; // 2022-01-01
  private static final int THREE_YEARS = 94_608_000;

  private final Home home;
  private final String name;
  private final ObjectNode description;
  private final Map<String, @Nullable String> tags = new LinkedHashMap<>();

  private StreamDocument(Home home, String name) {
    this.home = home;
    this.name = name;
    this.description =
        object(
            "DeliveryStreamName",
            name,
            "DeliveryStreamARN",
            home.streamArn(name),
            "DeliveryStreamStatus",
            "ACTIVE",
            "DeliveryStreamEncryptionConfiguration",
            object("Status", "DISABLED"),
            "DeliveryStreamType",
            "DirectPut",
            "VersionId",
            "1",
            "CreateTimestamp",
            created(),
            "Destinations",
            array(),
            "HasMoreDestinations",
            false);
  }

  public static StreamDocument named(Home home, String name) {
    return new StreamDocument(home, name);
  }

  public Home home() {
    return home;
  }

  /** A Kinesis stream of the same account and region. */
  public StreamDocument kinesis(String stream) {
    return kinesisArn(home.arn("kinesis", "stream/" + stream));
  }

  public StreamDocument kinesisArn(String arn) {
    return source(
        "KinesisStreamAsSource",
        "KinesisStreamSourceDescription",
        object(
            "KinesisStreamARN", arn, "RoleARN", role(), "DeliveryStartTimestamp", created() + 42));
  }

  public StreamDocument msk(String clusterArn, String topic) {
    return source(
        "MSKAsSource",
        "MSKSourceDescription",
        object(
            "MSKClusterARN",
            clusterArn,
            "TopicName",
            topic,
            "AuthenticationConfiguration",
            object("RoleARN", role(), "Connectivity", "PRIVATE"),
            "DeliveryStartTimestamp",
            created() + 42,
            "ReadFromTimestamp",
            0));
  }

  /** {@code description} is a {@code DatabaseSourceDescription}. */
  public StreamDocument database(ObjectNode databaseDescription) {
    return source("DatabaseAsSource", "DatabaseSourceDescription", databaseDescription);
  }

  /** Direct PUT with the throughput that its owner expects; without a hint there is no source. */
  public StreamDocument hint(int megabytesPerSecond) {
    return source(
        "DirectPut",
        "DirectPutSourceDescription",
        object("ThroughputHintInMBs", megabytesPerSecond));
  }

  private StreamDocument source(String type, String member, ObjectNode source) {
    return set("DeliveryStreamType", type, "Source", object(member, source));
  }

  public StreamDocument to(Destination destination) {
    ObjectNode body = destination.body().deepCopy();
    fillIn(body, "DestinationDelivery");
    if (destination.member().startsWith("Splunk")) {
      body.remove("RoleARN"); // the token is the only identity that Splunk knows
    }
    if (switchedOn(body, "DataFormatConversionConfiguration")
        || switchedOn(body, "DynamicPartitioningConfiguration")) {
      // Both need at least 64 MB; 128 is what AWS takes when it may choose.
      ObjectNode hints = body.withObject("/BufferingHints");
      hints.put("SizeInMBs", Math.max(128, hints.path("SizeInMBs").asInt()));
    }
    for (String member : new String[] {"S3DestinationDescription", "S3BackupDescription"}) {
      if (body.get(member) instanceof ObjectNode s3) {
        fillIn(s3, "BackupDelivery");
      }
    }
    return set(
        "Destinations",
        array(object("DestinationId", "destinationId-000000000001", destination.member(), body)));
  }

  /** Updated {@code version - 1} times since its creation. */
  public StreamDocument version(int version) {
    return set(
        "VersionId", String.valueOf(version), "LastUpdateTimestamp", created() + version * 86_400d);
  }

  public StreamDocument encrypted(String keyArn) {
    return set(
        "DeliveryStreamEncryptionConfiguration",
        object("KeyType", "CUSTOMER_MANAGED_CMK", "KeyARN", keyArn, "Status", "ENABLED"));
  }

  public StreamDocument encryptedByAws() {
    return set(
        "DeliveryStreamEncryptionConfiguration",
        object("KeyType", "AWS_OWNED_CMK", "Status", "ENABLED"));
  }

  public StreamDocument status(String status) {
    return set("DeliveryStreamStatus", status);
  }

  public StreamDocument failure(String type, String details) {
    return set("FailureDescription", object("Type", type, "Details", details));
  }

  /**
   * @param value null for a tag without one
   */
  public StreamDocument tag(String key, @Nullable String value) {
    tags.put(key, value);
    return this;
  }

  public StreamDocument set(Object... namesAndValues) {
    Json.put(description, namesAndValues);
    return this;
  }

  public SimulatedStream build() {
    return new SimulatedStream(description, tags);
  }

  public StreamEntry entry() {
    return StreamEntry.of(home, build());
  }

  private void fillIn(ObjectNode shape, String logStream) {
    if (!shape.has("RoleARN")) {
      shape.put("RoleARN", role());
    }
    if (!shape.has("CloudWatchLoggingOptions")) {
      shape.set(
          "CloudWatchLoggingOptions",
          object(
              "Enabled",
              true,
              "LogGroupName",
              "/aws/kinesisfirehose/" + name,
              "LogStreamName",
              logStream));
    }
    if (shape.path("ProcessingConfiguration").path("Processors").isArray()) {
      shape.path("ProcessingConfiguration").path("Processors").forEach(this::fillInRole);
    }
  }

  private static boolean switchedOn(ObjectNode destination, String feature) {
    return destination.path(feature).path("Enabled").asBoolean();
  }

  private void fillInRole(JsonNode processor) {
    if (processor.path("Type").asText().equals("Lambda")) {
      processor
          .withArrayProperty("Parameters")
          .add(object("ParameterName", "RoleArn", "ParameterValue", role()));
    }
  }

  private String role() {
    return home.roleArn("firehose-" + name);
  }

  /** Fixed for a name, with the milliseconds that AWS sends. */
  private double created() {
    int spread = Math.floorMod(name.hashCode() * 31 + home.region().hashCode(), THREE_YEARS);
    return FIRST_CREATED + spread + (spread % 1000) / 1000d;
  }
}
