package dev.hydrant.model.stream;

import java.util.List;
import java.util.Map;

/**
 * One step of a delivery stream, in processing order: source, decompression, Lambda, format
 * conversion, dynamic partitioning, delivery, backup.
 *
 * @param name unique within the stream, such as {@code source}, {@code lambda-1}, {@code deliver}
 * @param taskType a word for the kind: Source, Decompress, Extract, Lambda, Convert, Partition,
 *     Buffer, Deliver, Backup …
 * @param description one line
 * @param downstreamTasks names of the steps that follow
 * @param facts JSON-shaped, see {@link Facts}
 */
public record PipelineTask(
    String name,
    String displayName,
    String taskType,
    String description,
    List<String> downstreamTasks,
    Map<String, Object> facts) {
  public PipelineTask {
    downstreamTasks = List.copyOf(downstreamTasks);
    facts = Facts.copy(facts);
  }
}
