package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.stream.Unresolved;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;

/**
 * Turns one delivery stream's description and tags into what Hydrant hands to a sink. Pure and
 * deterministic; every legal answer of AWS maps to something, whatever is missing or unknown in it.
 */
public final class DeliveryStreamMapper {
  /**
   * Maps one stream.
   *
   * @param tags as AWS answers them, {@code aws:} ones included; absent where they could not be
   *     read
   * @param includeLineage false leaves out routes, asset facts and what cannot be resolved
   */
  public StreamScan map(
      DeliveryStreamDescription description,
      Optional<Map<String, String>> tags,
      boolean includeLineage) {
    String name = Shared.text(description.deliveryStreamName());
    StreamContext stream = new StreamContext(name, scope(description));
    Source source =
        SourceReader.read(description.deliveryStreamTypeAsString(), description.source());
    List<Destination> destinations = new DestinationReader(stream).read(description.destinations());
    DeliveryStream pipeline =
        new DeliveryStream(
            name,
            Shared.text(description.deliveryStreamARN()),
            stream.scope(),
            sentence(source, destinations),
            ConsoleLink.to(stream.scope(), name),
            Optional.ofNullable(description.createTimestamp()),
            description.deliveryStreamStatus() == DeliveryStreamStatus.ACTIVE,
            tags.map(DeliveryStreamMapper::withoutNulls),
            List.of(),
            Steps.link(source, destinations),
            StreamFacts.of(description, source, destinations));
    return includeLineage
        ? withLineage(pipeline, source, destinations, description)
        : new StreamScan(pipeline, false, List.of(), List.of(), List.of());
  }

  private static StreamScan withLineage(
      DeliveryStream pipeline,
      Source source,
      List<Destination> destinations,
      DeliveryStreamDescription description) {
    List<Target> targets = new ArrayList<>();
    List<AssetFacts> assets = new ArrayList<>();
    List<Unresolved> unresolved = new ArrayList<>(source.unresolved());
    for (Destination destination : destinations) {
      targets.addAll(destination.findings().targets());
      assets.addAll(destination.findings().assets());
      unresolved.addAll(destination.findings().unresolved());
    }
    if (Boolean.TRUE.equals(description.hasMoreDestinations())) {
      unresolved.add(
          new Unresolved(
              "hasMoreDestinations",
              "true",
              UnresolvedReason.UNSUPPORTED_SHAPE,
              "AWS has more destinations than it answered."));
    }
    return new StreamScan(
        pipeline, true, Routes.join(pipeline.name(), source.assets(), targets), assets, unresolved);
  }

  private static AwsScope scope(DeliveryStreamDescription description) {
    return Arn.parse(description.deliveryStreamARN())
        .map(Arn::scope)
        .orElse(new AwsScope("aws", "", ""));
  }

  private static String sentence(Source source, List<Destination> destinations) {
    List<String> lambdas =
        destinations.stream()
            .flatMap(destination -> destination.flow().lambdas().stream())
            .toList();
    String transforms = lambdas.isEmpty() ? "" : ", transforms with Lambda " + join(lambdas);
    return source.sentence()
        + transforms
        + (lambdas.isEmpty() ? "" : ",")
        + " and delivers to "
        + join(destinations.stream().map(Destination::phrase).toList())
        + ".";
  }

  private static String join(List<String> words) {
    return String.join(" and ", words);
  }

  /** AWS may leave a tag's value out, which means an empty one. */
  private static Map<String, String> withoutNulls(Map<String, String> tags) {
    Map<String, String> known = new TreeMap<>();
    tags.forEach((key, value) -> known.put(key, Shared.text(value)));
    return known;
  }
}
