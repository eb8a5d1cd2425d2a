package dev.hydrant.client.sink;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.workflow.DeletionSettings;
import java.util.Set;
import java.util.TreeSet;

/** Decides what may be deleted: a listing may be complete and wrong all the same. */
final class DeletionGuard {
  /** Smaller services may change as a whole. */
  private static final int SMALL = 10;

  private final boolean enabled;
  private final DeletionSettings settings;
  private final Tally tally;

  /**
   * @param enabled {@code markDeletedPipelines}
   */
  DeletionGuard(boolean enabled, DeletionSettings settings, Tally tally) {
    this.enabled = enabled;
    this.settings = settings;
    this.tally = tally;
  }

  /**
   * Names that may be deleted, in order. Streams that were filtered out or failed were listed, so
   * they are not gone.
   *
   * @param there names of the service's pipelines of the scan's account and region
   */
  Set<String> gone(ScanReport scan, Set<String> there) {
    if (!enabled) {
      return Set.of();
    }
    if (!scan.complete() || scan.scope().isEmpty()) {
      tally.info(
          "Nothing is marked as deleted: "
              + (scan.complete() ? "the account is not known." : "the listing is not complete."));
      return Set.of();
    }
    Set<String> gone = new TreeSet<>(there);
    gone.removeAll(scan.names());
    if (gone.isEmpty() || !allowed(scan, gone.size(), there.size())) {
      return Set.of();
    }
    return gone;
  }

  private boolean allowed(ScanReport scan, int gone, int there) {
    if (scan.names().isEmpty()) {
      if (!settings.emptyAllowed()) {
        warn(
            "AWS lists no delivery stream where the catalog has "
                + there
                + ". Nothing is marked as deleted.",
            "Check account and region. If they are really gone, run once with --allow-empty, or set"
                + " workflowConfig.config.hydrant.deletion.allowEmpty to true.");
      }
      return settings.emptyAllowed();
    }
    boolean many = (long) gone * 100 > (long) settings.percentAllowed() * there;
    if (there >= SMALL && many) {
      warn(
          gone
              + " of "
              + there
              + " pipelines have no delivery stream any more, which is more than "
              + settings.percentAllowed()
              + " percent. Nothing is marked as deleted.",
          "If that is right, raise workflowConfig.config.hydrant.deletion.maxPercent, up to 100.");
      return false;
    }
    return true;
  }

  private void warn(String message, String advice) {
    tally.warn(ErrorCode.AWS_ANSWER_UNEXPECTED, "", message, advice);
  }
}
