package dev.hydrant.firehose;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.discover.Enricher;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.ArrayList;
import java.util.List;

/** Puts together what completes a stream with the answers of further AWS services. */
final class Enrichers {
  private final HydrantSettings settings;
  private final PipelineSourceConfig sourceConfig;

  Enrichers(HydrantSettings settings, PipelineSourceConfig sourceConfig) {
    this.settings = settings;
    this.sourceConfig = sourceConfig;
  }

  /** Fresh ones for one scan, in the order in which they work on each stream. */
  List<Enricher> of(AwsClients clients, ScanContext context) {
    List<Enricher> enrichers = new ArrayList<>();
    return enrichers;
  }
}
