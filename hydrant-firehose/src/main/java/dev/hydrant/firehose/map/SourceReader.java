package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.stream.Facts;
import dev.hydrant.model.stream.Unresolved;
import dev.hydrant.model.stream.UnresolvedReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.AuthenticationConfiguration;
import software.amazon.awssdk.services.firehose.model.KinesisStreamSourceDescription;
import software.amazon.awssdk.services.firehose.model.MSKSourceDescription;
import software.amazon.awssdk.services.firehose.model.SourceDescription;

/** Reads where a stream takes its records from. */
final class SourceReader {
  private SourceReader() {}

  /**
   * Reads the source.
   *
   * @param type as AWS says it; a stream of direct writes has no source shape
   */
  static Source read(@Nullable String type, @Nullable SourceDescription source) {
    if (source != null && source.kinesisStreamSourceDescription() != null) {
      return kinesis(source.kinesisStreamSourceDescription());
    }
    if (source != null && source.mskSourceDescription() != null) {
      return msk(source.mskSourceDescription());
    }
    if (source != null && source.databaseSourceDescription() != null) {
      return DatabaseSourceReader.read(source.databaseSourceDescription());
    }
    if (source != null && source.directPutSourceDescription() != null) {
      return directPut(source.directPutSourceDescription().throughputHintInMBs());
    }
    return "DirectPut".equals(type) ? directPut(null) : unknown(Shared.text(type));
  }

  private static Source directPut(@Nullable Integer throughputHint) {
    Map<String, Object> facts =
        new Facts()
            .put("kind", "DirectPut")
            .put("throughputHintMiBPerSecond", throughputHint)
            .build();
    return new Source("Direct PUT", "Takes records by Direct PUT", List.of(), facts, List.of());
  }

  private static Source kinesis(KinesisStreamSourceDescription source) {
    Map<String, Object> facts =
        new Facts()
            .put("kind", "KinesisStream")
            .put("streamArn", source.kinesisStreamARN())
            .put("roleArn", source.roleARN())
            .put("deliveryStart", Shared.time(source.deliveryStartTimestamp()))
            .build();
    Optional<Asset> stream =
        Arn.of("kinesis", source.kinesisStreamARN())
            .flatMap(
                arn ->
                    arn.resourceOf("stream")
                        .map(name -> new KinesisStream(arn.scope(), first(name))));
    return of(
        "Kinesis stream "
            + stream.map(asset -> ((KinesisStream) asset).name()).orElse("(not named)"),
        stream,
        facts,
        new Unresolved(
            "source.kinesisStreamSourceDescription.kinesisStreamARN",
            Shared.text(source.kinesisStreamARN()),
            UnresolvedReason.UNSUPPORTED_SHAPE,
            "This is not the ARN of a Kinesis stream."));
  }

  private static Source msk(MSKSourceDescription source) {
    AuthenticationConfiguration access = source.authenticationConfiguration();
    Map<String, Object> facts =
        new Facts()
            .put("kind", "MSK")
            .put("clusterArn", source.mskClusterARN())
            .put("topic", source.topicName())
            .put("connectivity", access == null ? null : access.connectivityAsString())
            .put("roleArn", access == null ? null : access.roleARN())
            .put("deliveryStart", Shared.time(source.deliveryStartTimestamp()))
            .put("readFrom", readFrom(source.readFromTimestamp()))
            .build();
    String topic = Shared.text(source.topicName());
    Optional<Asset> asset =
        Arn.of("kafka", source.mskClusterARN())
            .filter(arn -> !topic.isEmpty())
            .flatMap(arn -> arn.resourceOf("cluster").map(cluster -> topic(arn, cluster, topic)));
    return of(
        topic.isEmpty() ? "an MSK topic that is not named" : "MSK topic " + topic,
        asset,
        facts,
        new Unresolved(
            "source.mskSourceDescription",
            String.join(" ", Shared.text(source.mskClusterARN()), topic).strip(),
            UnresolvedReason.UNSUPPORTED_SHAPE,
            "The ARN of an MSK cluster and the name of a topic are both needed."));
  }

  private static KafkaTopic topic(Arn arn, String cluster, String topic) {
    String[] segments = cluster.split("/", 2);
    String uuid = segments.length > 1 ? segments[1] : "";
    return new KafkaTopic(arn.scope(), segments[0], uuid, topic, List.of());
  }

  private static Source unknown(String type) {
    return new Source(
        "Unknown source",
        "Reads a source that is not known",
        List.of(),
        new Facts().put("kind", "Unknown").build(),
        List.of(
            new Unresolved(
                "source",
                type,
                UnresolvedReason.UNSUPPORTED_SHAPE,
                "AWS answered no source that is known.")));
  }

  private static Source of(
      String title, Optional<Asset> asset, Map<String, Object> facts, Unresolved otherwise) {
    return new Source(
        title,
        "Reads " + title,
        asset.stream().toList(),
        facts,
        asset.isPresent() ? List.of() : List.of(otherwise));
  }

  /** Firehose writes the epoch for "from the earliest record". */
  private static @Nullable String readFrom(@Nullable Instant instant) {
    return instant != null && instant.getEpochSecond() == 0 ? "earliest" : Shared.time(instant);
  }

  private static String first(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
