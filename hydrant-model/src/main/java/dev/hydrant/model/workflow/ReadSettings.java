package dev.hydrant.model.workflow;

import java.util.Optional;

/**
 * Which further AWS services a scan asks. Each is on unless it says false.
 *
 * @param bulkTags the tagging API, before tags are asked stream by stream
 * @param dynamodb which tables feed the Kinesis streams
 * @param kafka the bootstrap servers of MSK clusters
 * @param glue tables of the Data Catalog: columns and location
 */
public record ReadSettings(
    Optional<Boolean> bulkTags,
    Optional<Boolean> dynamodb,
    Optional<Boolean> kafka,
    Optional<Boolean> glue) {
  public static ReadSettings defaults() {
    return new ReadSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
