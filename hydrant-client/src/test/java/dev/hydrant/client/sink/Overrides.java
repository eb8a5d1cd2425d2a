package dev.hydrant.client.sink;

import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.Optional;

/** Source configurations that differ from the usual one in a switch. */
final class Overrides {
  private Overrides() {}

  /** {@code overrideLineage} is on. */
  static PipelineSourceConfig lineage() {
    return new PipelineSourceConfig(
        Optional.empty(),
        null,
        null,
        null,
        null,
        null,
        true,
        null,
        Optional.empty(),
        Optional.empty(),
        null);
  }
}
