package dev.hydrant.model.workflow;

import dev.hydrant.model.filter.FilterPattern;
import java.util.Optional;

/**
 * The contract's {@code KinesisFirehose} connection.
 *
 * @param messagingServiceName the catalog's messaging service that holds the topics of this service
 * @param pipelineFilterPattern the default filter, used where the source configuration has none
 */
public record FirehoseConnection(
    Optional<String> type,
    AwsConfig awsConfig,
    Optional<String> messagingServiceName,
    Optional<FilterPattern> pipelineFilterPattern,
    Optional<Boolean> supportsMetadataExtraction) {
  /** The contract's service type. */
  public static final String TYPE = "KinesisFirehose";
}
