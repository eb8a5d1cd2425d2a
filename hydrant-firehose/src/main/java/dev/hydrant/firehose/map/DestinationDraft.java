package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.Facts;
import dev.hydrant.model.stream.Unresolved;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/**
 * Collects what a reader finds in one destination shape, then makes a {@link Destination} of it.
 */
final class DestinationDraft {
  private final StreamContext stream;
  private final String path;
  private final Facts facts = new Facts();
  private final List<Target> targets = new ArrayList<>();
  private final List<AssetFacts> assets = new ArrayList<>();
  private final List<Unresolved> unresolved = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> backups = new ArrayList<>();
  private final List<Step> errors = new ArrayList<>();
  private Processing processing = Processing.none();

  /**
   * @param path of the shape in AWS's description
   */
  DestinationDraft(StreamContext stream, String path, String kind) {
    this.stream = stream;
    this.path = path;
    facts.put("kind", kind);
  }

  AwsScope scope() {
    return stream.scope();
  }

  DestinationDraft fact(String key, @Nullable Object value) {
    facts.put(key, value);
    return this;
  }

  DestinationDraft facts(Map<String, Object> more) {
    more.forEach(facts::put);
    return this;
  }

  Processing processing() {
    return processing;
  }

  DestinationDraft processing(@Nullable ProcessingConfiguration configuration) {
    processing = Processing.read(configuration);
    facts.put("processing", processing.facts());
    return this;
  }

  DestinationDraft buffering(Map<String, Object> hints) {
    facts.put("buffering", hints);
    if (!hints.isEmpty()) {
      step(new Step("buffer", "Buffer", "Buffer", Steps.buffering(hints), hints));
    }
    return this;
  }

  DestinationDraft step(Step step) {
    steps.add(step);
    return this;
  }

  /** Delivery of all records to something whose columns mean nothing. */
  DestinationDraft delivers(Asset asset, String... detail) {
    return delivers(asset, ColumnRule.none(), detail);
  }

  /** Delivery of all records to something with columns. */
  DestinationDraft delivers(Asset asset, ColumnRule columns, String... detail) {
    return deliveredTo(asset, List.of(detail), "", columns);
  }

  /**
   * Delivery to something with columns.
   *
   * @param table as in {@link Target}
   */
  DestinationDraft deliveredTo(Asset asset, List<String> detail, String table, ColumnRule columns) {
    ColumnRule known =
        columns instanceof ColumnRule.None || processing.lambdas().isEmpty()
            ? columns
            : ColumnRule.none("a Lambda function transforms the records");
    return add(asset, EdgeRole.DELIVERY, detail, table, known);
  }

  DestinationDraft target(Asset asset, EdgeRole role, List<String> detail, String table) {
    return add(asset, role, detail, table, ColumnRule.none());
  }

  private DestinationDraft add(
      Asset asset, EdgeRole role, List<String> detail, String table, ColumnRule columns) {
    List<String> line = new ArrayList<>();
    line.add(stream.name());
    line.addAll(detail);
    targets.add(new Target(asset, role, line, table, columns));
    return this;
  }

  DestinationDraft columns(Asset asset, List<Column> columns) {
    if (!columns.isEmpty()) {
      assets.add(new AssetFacts(asset, columns, Map.of()));
    }
    return this;
  }

  /** Reports a member of this shape that names a target and cannot be one. */
  DestinationDraft unresolved(
      String member, @Nullable String value, UnresolvedReason reason, String why) {
    String field = member.isEmpty() ? path : path + "." + member;
    unresolved.add(new Unresolved(field, Shared.text(value), reason, why));
    return this;
  }

  DestinationDraft unsupported(String member, @Nullable String value, String why) {
    return unresolved(member, value, UnresolvedReason.UNSUPPORTED_SHAPE, why);
  }

  /** The S3 block that keeps every record, or only failed ones, beside the real destination. */
  DestinationDraft backup(
      @Nullable String mode, String member, @Nullable S3DestinationDescription s3) {
    new Backup(this, member).read(mode, s3);
    return this;
  }

  void backupStep(Step step) {
    backups.add(step);
  }

  /** Two places for failed records are one step: what matters is that they leave the main way. */
  void errorStep(Step step) {
    if (errors.isEmpty()) {
      errors.add(step);
    }
  }

  /** Ends the main way with the delivery. */
  Destination deliver(String phrase, Map<String, Object> deliveryFacts) {
    List<Step> main = new ArrayList<>(processing.steps());
    main.addAll(steps);
    main.add(new Step("deliver", "Deliver", "Deliver", "Delivers to " + phrase, deliveryFacts));
    return new Destination(
        phrase,
        facts.build(),
        new Destination.Findings(targets, assets, unresolved),
        new Destination.Flow(main, processing.lambdas(), backups, errors));
  }
}
