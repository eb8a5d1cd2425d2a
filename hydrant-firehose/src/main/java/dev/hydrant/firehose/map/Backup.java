package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.stream.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/** Reads the S3 block beside a destination by the mode that says what goes there. */
final class Backup {
  private static final Set<String> ALL = Set.of("Enabled", "AllDocuments", "AllEvents", "AllData");
  private static final Set<String> FAILED =
      Set.of("FailedDocumentsOnly", "FailedEventsOnly", "FailedDataOnly");

  private final DestinationDraft draft;
  private final String member;

  Backup(DestinationDraft draft, String member) {
    this.draft = draft;
    this.member = member;
  }

  void read(@Nullable String mode, @Nullable S3DestinationDescription description) {
    draft.fact("backupMode", mode);
    if (description == null) {
      if (mode != null && ALL.contains(mode)) {
        draft.unsupported(member, mode, "Backup is on, but no bucket is named.");
      }
      return;
    }
    S3Block block = new S3Block(description);
    draft.fact("backup", block.facts());
    if (mode != null && ALL.contains(mode)) {
      allRecords(block);
    } else if (mode == null && member.equals("s3DestinationDescription")
        || mode != null && FAILED.contains(mode)) {
      // without a mode, AWS keeps failed records only
      failedRecords(draft, block, member, block.errorPrefix());
    } else if (mode != null && !mode.equals("Disabled")) {
      draft.unsupported(
          "s3BackupMode", mode, "This backup mode is not known; its bucket is left out.");
    }
  }

  /**
   * Failed records go below the error prefix where there is one, for it replaces the prefix for
   * them; else below the prefix.
   */
  static void failedRecords(
      DestinationDraft draft, S3Block block, String member, KeyPrefix errorPrefix) {
    KeyPrefix prefix = errorPrefix.isEmpty() ? block.prefix() : errorPrefix;
    Optional<S3Location> location = target(draft, block, EdgeRole.ERROR_SINK, member, prefix);
    location.ifPresent(
        s3 ->
            draft.errorStep(
                new Step(
                    "errors",
                    "Failed records",
                    "ErrorOutput",
                    "Keeps what could not be delivered in S3 bucket " + s3.bucket(),
                    new Facts().put("location", s3.id()).put("prefix", prefix.raw()).build())));
  }

  private void allRecords(S3Block block) {
    Optional<S3Location> location = target(draft, block, EdgeRole.BACKUP, member, block.prefix());
    location.ifPresent(
        s3 ->
            draft.backupStep(
                new Step(
                    "backup",
                    "Backup",
                    "Backup",
                    "Keeps every record of the source in " + block.phrase(),
                    new Facts()
                        .put("location", s3.id())
                        .put("prefix", block.prefix().raw())
                        .put("buffering", block.buffering())
                        .put("compression", block.compression())
                        .build())));
    if (!block.errorPrefix().isEmpty()) {
      failedRecords(draft, block, member, block.errorPrefix());
    }
  }

  static Optional<S3Location> target(
      DestinationDraft draft, S3Block block, EdgeRole role, String member, KeyPrefix prefix) {
    Optional<S3Location> location = block.at(prefix);
    List<String> detail = new ArrayList<>();
    switch (role) {
      case BACKUP -> detail.add("all records");
      case ERROR_SINK -> detail.add("failed records");
      default -> {}
    }
    detail.addAll(block.detail(prefix));
    location.ifPresentOrElse(
        s3 -> draft.target(s3, role, detail, ""),
        () ->
            draft.unsupported(
                member + ".bucketARN",
                block.bucketAsWritten(),
                "This is not the ARN of a bucket."));
    return location;
  }
}
