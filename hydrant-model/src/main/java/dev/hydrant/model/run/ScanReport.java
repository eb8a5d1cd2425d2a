package dev.hydrant.model.run;

import dev.hydrant.model.asset.AwsScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a scan covered. Sinks read it to know what they may delete.
 *
 * @param scope account and region that were read; absent when nothing answered
 * @param complete true when the listing reached its end and nothing about it was doubtful
 * @param incompleteReason why not; empty when complete
 * @param names every name that was listed, filtered and failed ones included
 * @param listed number of names
 * @param described number of streams described and handed on
 * @param filtered number left out by the filter
 * @param vanished number that were listed and gone when described
 * @param failed number that could not be described or mapped
 * @param features what became of each part of the scan that can be switched off or denied, by the
 *     feature's identifier
 * @param calls AWS calls by operation, every attempt counted
 * @param throttled attempts that AWS throttled, by operation
 * @param seconds wall time by stage: list, describe, health
 * @param problems warnings and errors in the order they occurred, at most 1,000 kept
 * @param problemsDropped how many more there were
 */
public record ScanReport(
    Optional<AwsScope> scope,
    boolean complete,
    String incompleteReason,
    Set<String> names,
    long listed,
    long described,
    long filtered,
    long vanished,
    long failed,
    Map<String, FeatureState> features,
    Map<String, Long> calls,
    Map<String, Long> throttled,
    Map<String, Double> seconds,
    List<Problem> problems,
    long problemsDropped) {
  public ScanReport {
    names = java.util.Collections.unmodifiableSet(names);
    features = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(features));
    calls = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(calls));
    throttled = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(throttled));
    seconds = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(seconds));
    problems = List.copyOf(problems);
  }
}
