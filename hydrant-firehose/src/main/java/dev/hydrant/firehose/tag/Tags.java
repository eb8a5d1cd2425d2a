package dev.hydrant.firehose.tag;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.discover.StreamTags;
import dev.hydrant.firehose.discover.TagSource;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tags from the tagging API, and stream by stream where that is off, denied, broken or knows
 * nothing. They are read for themselves, for owners, or for both.
 */
public final class Tags implements TagSource {
  private final boolean includeTags;
  private final Optional<OwnerTags> owners;
  private final Optional<BulkTags> bulk;
  private final StreamTagReader single;
  private final AtomicBoolean anyInBulk = new AtomicBoolean();

  private Tags(
      boolean includeTags,
      Optional<OwnerTags> owners,
      Optional<BulkTags> bulk,
      StreamTagReader single) {
    this.includeTags = includeTags;
    this.owners = owners;
    this.bulk = bulk;
    this.single = single;
  }

  /** Those that the settings want, for one scan. */
  public static Tags of(
      PipelineSourceConfig sourceConfig,
      HydrantSettings settings,
      AwsClients clients,
      ScanContext context) {
    Optional<OwnerTags> owners =
        sourceConfig.includeOwners()
            ? Optional.of(OwnerTags.by(settings.ownerTagKeys()))
            : Optional.empty();
    boolean wanted = sourceConfig.includeTags() || owners.isPresent();
    Optional<BulkTags> bulk =
        wanted && settings.read().bulkTags().orElse(true)
            ? Optional.of(new BulkTags(TagPages.of(clients), context))
            : Optional.empty();
    return new Tags(
        sourceConfig.includeTags(),
        owners,
        bulk,
        new StreamTagReader(
            clients.calls(),
            () -> bulk.flatMap(BulkTags::ending).equals(Optional.of(BulkTags.Ending.DENIED))));
  }

  @Override
  public void start() {
    bulk.ifPresent(BulkTags::start);
  }

  @Override
  public StreamTags read(String name) {
    if (!wanted()) {
      return StreamTags.UNKNOWN;
    }
    Optional<Map<String, String>> known = bulk.flatMap(tags -> tags.of(name));
    if (known.isPresent()) {
      anyInBulk.set(true);
      return told(false, known, Optional.empty());
    }
    StreamTagReader.Answer answer = single.read(name);
    return told(answer.gone(), answer.values(), answer.warning());
  }

  @Override
  public FeatureState state() {
    if (!wanted()) {
      return FeatureState.OFF;
    }
    FeatureState singly = single.state();
    if (!anyInBulk.get()) {
      return singly;
    }
    return singly == FeatureState.NOT_NEEDED || singly == FeatureState.READ
        ? FeatureState.READ
        : FeatureState.PARTLY_READ;
  }

  private boolean wanted() {
    return includeTags || owners.isPresent();
  }

  private StreamTags told(
      boolean gone, Optional<Map<String, String>> values, Optional<Problem> warning) {
    List<String> named = owners.flatMap(keys -> values.map(keys::of)).orElseGet(List::of);
    return new StreamTags(gone, includeTags ? values : Optional.empty(), named, warning);
  }
}
