package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.discover.Failures;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps account of what a further service gave in one scan, and warns once where it denies and once
 * where it fails otherwise. Thread-safe.
 */
public final class Ledger {
  private final ScanContext context;
  private final String missing;
  private final String setting;
  private final String homeRegion;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong denied = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicBoolean warnedOfDenial = new AtomicBoolean();
  private final AtomicBoolean warnedOfFailure = new AtomicBoolean();

  /**
   * @param missing one sentence: what is not known without the service
   * @param setting the setting that switches it off
   * @param homeRegion the connection's own region
   */
  public Ledger(ScanContext context, String missing, String setting, String homeRegion) {
    this.context = context;
    this.missing = missing;
    this.setting = setting;
    this.homeRegion = homeRegion;
  }

  public void read() {
    read.incrementAndGet();
  }

  /**
   * Takes note of a failure that the scan lives with.
   *
   * @param what was asked for, such as a table's name; ends the warning's first sentence
   * @param region where it was asked for
   * @throws HydrantException the failure itself, when nothing more can be read at all
   */
  public void failed(String what, String region, HydrantException failure) {
    // A region that the account has not switched on refuses credentials that are good elsewhere.
    boolean regionIsOff =
        failure.code() == ErrorCode.AWS_CREDENTIALS_REFUSED && !region.equals(homeRegion);
    if (Failures.endsTheScan(failure) && !regionIsOff) {
      throw failure;
    }
    boolean denial = failure.code() == ErrorCode.AWS_ACCESS_DENIED;
    (denial ? denied : failed).incrementAndGet();
    if ((denial ? warnedOfDenial : warnedOfFailure).compareAndSet(false, true)) {
      context.add(
          new Problem(
              Severity.WARNING,
              failure.code(),
              "",
              failure.text() + " First at " + what + ". " + missing,
              (failure.advice() + " Or set " + setting + " to false.").strip()));
    }
  }

  /** Nothing was asked of the service, or what became of all that was. */
  public FeatureState state() {
    if (denied.get() + failed.get() == 0) {
      return read.get() == 0 ? FeatureState.NOT_NEEDED : FeatureState.READ;
    }
    if (read.get() > 0) {
      return FeatureState.PARTLY_READ;
    }
    return failed.get() == 0 ? FeatureState.DENIED : FeatureState.FAILED;
  }
}
