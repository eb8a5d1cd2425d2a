package dev.hydrant.model.permission;

import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.ProducersSettings;
import dev.hydrant.model.workflow.ReadSettings;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which features a run's configuration leaves on. */
public final class FeatureSwitches {
  private FeatureSwitches() {}

  public static Set<Feature> on(HydrantSettings settings, PipelineSourceConfig source) {
    Set<Feature> on = EnumSet.of(Feature.STREAMS);
    add(on, Feature.TAGS, source.includeTags() || source.includeOwners());
    add(
        on,
        Feature.HEALTH,
        settings.health().enabled().orElse(true) && source.statusLookbackDays() > 0);
    if (source.includeLineage()) {
      lineage(on, settings.read());
      if (settings.producers().enabled().orElse(true)) {
        producers(on, settings.producers());
      }
    }
    return on;
  }

  private static void lineage(Set<Feature> on, ReadSettings read) {
    add(on, Feature.DYNAMODB, read.dynamodb());
    add(on, Feature.KAFKA, read.kafka());
    add(on, Feature.GLUE, read.glue());
  }

  private static void producers(Set<Feature> on, ProducersSettings producers) {
    add(on, Feature.METRIC_STREAMS, producers.metricStreams());
    add(on, Feature.EVENT_BRIDGE, producers.eventBridge());
    add(on, Feature.PIPES, producers.pipes());
    add(on, Feature.SNS, producers.sns());
    add(on, Feature.WAF, producers.waf());
    add(on, Feature.VPC_FLOW_LOGS, producers.vpcFlowLogs());
    add(on, Feature.RESOLVER_QUERY_LOGS, producers.resolverQueryLogs());
    add(on, Feature.LOGS, producers.logs());
  }

  private static void add(Set<Feature> on, Feature feature, Optional<Boolean> wanted) {
    add(on, feature, wanted.orElse(true));
  }

  private static void add(Set<Feature> on, Feature feature, boolean wanted) {
    if (wanted) {
      on.add(feature);
    }
  }
}
