package dev.hydrant.firehose.map;

import dev.hydrant.model.stream.UnresolvedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;

/** Finds the shapes that a description's destinations really have. */
final class DestinationReader {
  private final StreamContext stream;

  DestinationReader(StreamContext stream) {
    this.stream = stream;
  }

  /** One for each destination, at least one: a missing destination is reported as such. */
  List<Destination> read(List<DestinationDescription> descriptions) {
    List<Destination> destinations = new ArrayList<>();
    for (int i = 0; i < descriptions.size(); i++) {
      DestinationDescription description = descriptions.get(i);
      if (description != null) {
        destinations.addAll(read("destinations[" + i + "]", description));
      }
    }
    return destinations.isEmpty()
        ? List.of(none("destinations", "", "AWS answered no destination."))
        : destinations;
  }

  private List<Destination> read(String path, DestinationDescription d) {
    List<Destination> found = new ArrayList<>();
    if (d.extendedS3DestinationDescription() != null) {
      found.add(
          S3DestinationReader.read(
              stream,
              path + ".extendedS3DestinationDescription",
              d.extendedS3DestinationDescription(),
              d.s3DestinationDescription()));
    } else if (d.s3DestinationDescription() != null) {
      found.add(
          S3DestinationReader.read(
              stream, path + ".s3DestinationDescription", d.s3DestinationDescription()));
    }
    if (d.redshiftDestinationDescription() != null) {
      found.add(
          RedshiftDestinationReader.read(
              stream,
              path + ".redshiftDestinationDescription",
              d.redshiftDestinationDescription()));
    }
    search(found, path, d);
    endpoints(found, path, d);
    if (d.snowflakeDestinationDescription() != null) {
      found.add(
          SnowflakeDestinationReader.read(
              stream,
              path + ".snowflakeDestinationDescription",
              d.snowflakeDestinationDescription()));
    }
    if (d.icebergDestinationDescription() != null) {
      found.add(
          IcebergDestinationReader.read(
              stream, path + ".icebergDestinationDescription", d.icebergDestinationDescription()));
    }
    return found.isEmpty()
        ? List.of(none(path, d.destinationId(), "This destination is of a kind that is not known."))
        : found;
  }

  private void search(List<Destination> found, String path, DestinationDescription d) {
    if (d.elasticsearchDestinationDescription() != null) {
      found.add(
          SearchDestinationReader.read(
              stream,
              path + ".elasticsearchDestinationDescription",
              d.elasticsearchDestinationDescription()));
    }
    if (d.amazonopensearchserviceDestinationDescription() != null) {
      found.add(
          SearchDestinationReader.read(
              stream,
              path + ".amazonopensearchserviceDestinationDescription",
              d.amazonopensearchserviceDestinationDescription()));
    }
    if (d.amazonOpenSearchServerlessDestinationDescription() != null) {
      found.add(
          SearchDestinationReader.read(
              stream,
              path + ".amazonOpenSearchServerlessDestinationDescription",
              d.amazonOpenSearchServerlessDestinationDescription()));
    }
  }

  private void endpoints(List<Destination> found, String path, DestinationDescription d) {
    if (d.splunkDestinationDescription() != null) {
      found.add(
          SplunkDestinationReader.read(
              stream, path + ".splunkDestinationDescription", d.splunkDestinationDescription()));
    }
    if (d.httpEndpointDestinationDescription() != null) {
      found.add(
          HttpDestinationReader.read(
              stream,
              path + ".httpEndpointDestinationDescription",
              d.httpEndpointDestinationDescription()));
    }
  }

  private Destination none(String path, @Nullable String id, String why) {
    return new DestinationDraft(stream, path, "Unknown")
        .unresolved("", id, UnresolvedReason.UNSUPPORTED_SHAPE, why)
        .deliver("a destination that is not known", Map.of());
  }

  /** The id that AWS gives each destination, for the facts. */
  static List<String> ids(List<DestinationDescription> descriptions) {
    return descriptions.stream()
        .filter(Objects::nonNull)
        .map(description -> Shared.text(description.destinationId()))
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
