package dev.hydrant.firehose.health;

import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a stream, pure. In this order: its status; what blocks it whole; whether anything came in;
 * failing deliveries; then everything that makes it less than healthy. What was measured stands
 * even where something else could not be read; but that all is well, or that nothing came in, is
 * only said when everything was read.
 */
final class HealthRule {
  private final Thresholds thresholds;

  HealthRule(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** By its status and the window that ends now. */
  Verdict now(HealthSubject stream, Measured window) {
    if (!stream.active()) {
      return byStatus(stream);
    }
    List<HealthReason> encryption = new ArrayList<>();
    if (stream.encryptionFailed()) {
      encryption.add(
          ReasonCode.ENCRYPTION_FAILED.because(
              "AWS could not switch on the encryption of the stream" + because(stream.failure())));
    }
    return byMeasures(stream, window, encryption);
  }

  /** By what was measured in an hour of the past, whose status nobody knows. */
  Verdict hour(HealthSubject stream, Measured hour) {
    return byMeasures(stream, hour, List.of());
  }

  private static Verdict byStatus(HealthSubject stream) {
    return switch (stream.status()) {
      case "CREATING_FAILED" ->
          Verdict.of(
              HealthState.FAILED,
              ReasonCode.CREATING_FAILED.because(
                  "AWS could not create the stream" + because(stream.failure())));
      case "DELETING_FAILED" ->
          Verdict.of(
              HealthState.FAILED,
              ReasonCode.DELETING_FAILED.because(
                  "AWS could not delete the stream" + because(stream.failure())));
      case "CREATING" ->
          Verdict.of(
              HealthState.PENDING, ReasonCode.CREATING.because("AWS is creating the stream."));
      case "DELETING" ->
          Verdict.of(
              HealthState.PENDING, ReasonCode.DELETING.because("AWS is deleting the stream."));
      default ->
          Verdict.of(
              HealthState.UNKNOWN,
              ReasonCode.STATUS_UNKNOWN.because("AWS gives a status that is not known."));
    };
  }

  private Verdict byMeasures(
      HealthSubject stream, Measured measured, List<HealthReason> blockedAlready) {
    Symptoms symptoms = new Symptoms(thresholds, stream, measured);
    List<HealthReason> blocked = new ArrayList<>(blockedAlready);
    blocked.addAll(symptoms.blocked());
    if (!measured.cameIn()) {
      return blocked.isEmpty() ? quiet(measured) : new Verdict(HealthState.FAILED, blocked);
    }
    List<HealthReason> reasons = new ArrayList<>(blocked);
    reasons.addAll(symptoms.failing());
    boolean failed = !reasons.isEmpty();
    reasons.addAll(symptoms.degrading());
    if (!reasons.isEmpty()) {
      return new Verdict(failed ? HealthState.FAILED : HealthState.DEGRADED, reasons);
    }
    return measured.gaps().isEmpty() ? Verdict.of(HealthState.HEALTHY) : unread(measured);
  }

  /** Nothing came in, unless that is just what could not be read. */
  private static Verdict quiet(Measured measured) {
    return measured.gaps().isEmpty() ? Verdict.of(HealthState.IDLE) : unread(measured);
  }

  private static Verdict unread(Measured measured) {
    return Verdict.of(
        HealthState.UNKNOWN,
        ReasonCode.METRICS_INCOMPLETE.because(
            measured.gaps().size() == 1
                ? "One metric could not be read."
                : Words.count(measured.gaps().size()) + " metrics could not be read."));
  }

  private static String because(String failure) {
    if (failure.isEmpty()) {
      return ", and does not say why.";
    }
    return ": " + failure + (failure.endsWith(".") ? "" : ".");
  }
}
