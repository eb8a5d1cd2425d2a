package dev.hydrant.model.workflow;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;

/**
 * Guards of {@code markDeletedPipelines} against a listing that is complete and wrong all the same,
 * such as that of the wrong account.
 *
 * @param allowEmpty whether an empty listing may delete what there is; false by default
 * @param maxPercent of a service's pipelines that may go at once, 0 to 100; 30 by default. Services
 *     with fewer than ten pipelines are not held back by it
 */
public record DeletionSettings(Optional<Boolean> allowEmpty, Optional<Integer> maxPercent) {
  private static final int USUAL_PERCENT = 30;

  /**
   * @throws HydrantException naming the setting when it is no percentage
   */
  public DeletionSettings {
    if (maxPercent.filter(percent -> percent < 0 || percent > 100).isPresent()) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "workflowConfig.config.hydrant.deletion.maxPercent: the value is not between 0 and 100.");
    }
  }

  public static DeletionSettings defaults() {
    return new DeletionSettings(Optional.empty(), Optional.empty());
  }

  /** The same, with an empty listing allowed to delete. */
  public DeletionSettings allowingEmpty() {
    return new DeletionSettings(Optional.of(true), maxPercent);
  }

  public boolean emptyAllowed() {
    return allowEmpty.orElse(false);
  }

  public int percentAllowed() {
    return maxPercent.orElse(USUAL_PERCENT);
  }
}
