package dev.hydrant.firehose;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.discover.Enricher;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.discover.TagSource;
import dev.hydrant.firehose.glue.GlueTables;
import dev.hydrant.firehose.health.HealthReader;
import dev.hydrant.firehose.health.Thresholds;
import dev.hydrant.firehose.producer.Producers;
import dev.hydrant.firehose.tag.Tags;
import dev.hydrant.firehose.upstream.DynamoDbUpstreams;
import dev.hydrant.firehose.upstream.KafkaClusters;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.permission.FeatureSwitches;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts together what completes a stream with the answers of further AWS services. */
final class Enrichers {
  private final HydrantSettings settings;
  private final PipelineSourceConfig sourceConfig;
  private final Thresholds thresholds;
  private final Clock clock;

  Enrichers(HydrantSettings settings, PipelineSourceConfig sourceConfig) {
    this(settings, sourceConfig, Clock.systemUTC());
  }

  /**
   * @param clock tells which hours are over
   * @throws dev.hydrant.model.error.HydrantException naming the setting that is not usable
   */
  Enrichers(HydrantSettings settings, PipelineSourceConfig sourceConfig, Clock clock) {
    this.settings = settings;
    this.sourceConfig = sourceConfig;
    this.thresholds = Thresholds.of(settings.health());
    this.clock = clock;
  }

  /** The features that this configuration leaves on. */
  Set<Feature> features() {
    return FeatureSwitches.on(settings, sourceConfig);
  }

  /** Where one scan has the tags and owners from. */
  TagSource tags(AwsClients clients, ScanContext context) {
    return Tags.of(sourceConfig, settings, clients, context);
  }

  /** What tells the health of streams in one scan; absent where it is switched off. */
  Optional<HealthReader> health(AwsClients clients) {
    return features().contains(Feature.HEALTH)
        ? Optional.of(
            HealthReader.of(clients, thresholds, sourceConfig.statusLookbackDays(), clock))
        : Optional.empty();
  }

  /** Fresh ones for one scan, in the order in which they work on each stream. */
  List<Enricher> of(AwsClients clients, ScanContext context) {
    Set<Feature> on = features();
    List<Enricher> enrichers = new ArrayList<>();
    enrichers.add(new DynamoDbUpstreams(on.contains(Feature.DYNAMODB), clients, context));
    enrichers.add(new KafkaClusters(on.contains(Feature.KAFKA), clients, context));
    enrichers.add(new GlueTables(on.contains(Feature.GLUE), clients, context));
    enrichers.add(new Producers(on, clients, context));
    return enrichers;
  }
}
