package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.stream.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DataFormatConversionConfiguration;
import software.amazon.awssdk.services.firehose.model.DynamicPartitioningConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/** Reads both shapes of an S3 destination; AWS answers the two for one and the same. */
final class S3DestinationReader {
  private static final String KIND = "S3";

  private S3DestinationReader() {}

  static Destination read(StreamContext stream, String path, S3DestinationDescription description) {
    S3Block block = new S3Block(description);
    DestinationDraft draft = new DestinationDraft(stream, path, KIND).facts(block.facts());
    delivery(draft, block, block.compression(), ColumnRule.none());
    draft.buffering(block.buffering());
    return draft.deliver(block.phrase(), delivered(block));
  }

  /** Reads the extended shape, and keeps of its older twin only what differs. */
  static Destination read(
      StreamContext stream,
      String path,
      ExtendedS3DestinationDescription description,
      @Nullable S3DestinationDescription twin) {
    S3Block block = S3Block.of(description);
    DestinationDraft draft =
        new DestinationDraft(stream, path, KIND)
            .facts(block.facts())
            .fact("fileExtension", description.fileExtension())
            .fact("customTimeZone", description.customTimeZone())
            .processing(description.processingConfiguration());
    if (twin != null && !block.isTwinOf(new S3Block(twin))) {
      draft.fact("olderShape", new S3Block(twin).facts());
    }
    conversion(draft, block, description.dataFormatConversionConfiguration());
    partitioning(draft, block, description.dynamicPartitioningConfiguration());
    draft.buffering(block.buffering());
    draft.backup(
        description.s3BackupModeAsString(),
        "s3BackupDescription",
        description.s3BackupDescription());
    return draft.deliver(block.phrase(), delivered(block));
  }

  private static void conversion(
      DestinationDraft draft,
      S3Block block,
      @Nullable DataFormatConversionConfiguration configuration) {
    if (configuration == null) {
      delivery(draft, block, block.compression(), ColumnRule.none());
      return;
    }
    GlueConversion conversion = new GlueConversion(configuration);
    draft.fact("formatConversion", conversion.facts());
    if (!conversion.enabled()) {
      delivery(draft, block, block.compression(), ColumnRule.none());
      return;
    }
    ColumnRule columns = new ConversionColumns(conversion, draft.processing(), block).rule();
    delivery(draft, block, conversion.format(), columns);
    Optional<GlueTable> table = conversion.table(draft.scope());
    draft.step(conversion.step(table.map(glue -> glue.database() + "." + glue.table()).orElse("")));
    table.ifPresentOrElse(
        glue -> {
          // The catalog was not asked where the table's data lies, so the edge is the stream's own:
          // it goes when a later run learns better, which an edge from bucket to table would not.
          draft.delivers(glue, columns, conversion.format(), SchemaTable.UNVERIFIED);
          draft.fact(SchemaTable.WARNINGS, List.of(new SchemaTable(glue).notRead()));
        },
        () ->
            draft.unsupported(
                "dataFormatConversionConfiguration.schemaConfiguration",
                "",
                "Format conversion is on, but no Glue table is named."));
  }

  private static void partitioning(
      DestinationDraft draft, S3Block block, @Nullable DynamicPartitioningConfiguration dynamic) {
    if (dynamic == null) {
      return;
    }
    Map<String, Object> facts =
        new Facts()
            .put("enabled", dynamic.enabled())
            .put(
                "retrySeconds",
                dynamic.retryOptions() == null ? null : dynamic.retryOptions().durationInSeconds())
            .put("keys", draft.processing().query().flatMap(JqObject::parse).map(JqObject::members))
            .build();
    draft.fact("dynamicPartitioning", facts);
    if (Boolean.TRUE.equals(dynamic.enabled())) {
      draft.step(
          new Step(
              "partition",
              "Partition",
              "Partition",
              "Sorts records into folders by keys of their own",
              new Facts().put("prefix", block.prefix().raw()).put("dynamic", facts).build()));
    }
  }

  /**
   * @param columns of what lies there, which has some only where a schema is written
   */
  private static void delivery(
      DestinationDraft draft, S3Block block, String format, ColumnRule columns) {
    block
        .location()
        .ifPresentOrElse(
            s3 ->
                draft.delivers(
                    s3,
                    columns,
                    block.prefix().isEmpty() ? "" : "prefix " + block.prefix().raw(),
                    format),
            () ->
                draft.unsupported(
                    "bucketARN", block.bucketAsWritten(), "This is not the ARN of a bucket."));
    // The error prefix is the one place that AWS names for records that it could not process.
    if (!block.errorPrefix().isEmpty() && block.location().isPresent()) {
      Backup.failedRecords(draft, block, "", block.errorPrefix());
    }
  }

  private static Map<String, Object> delivered(S3Block block) {
    return new Facts()
        .put("bucketArn", block.description().bucketARN())
        .put("prefix", block.prefix().raw())
        .put("compression", block.description().compressionFormatAsString())
        .build();
  }
}
