package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.AwsCalls;
import dev.hydrant.firehose.aws.CallGovernor;
import dev.hydrant.firehose.health.HealthReader;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.NameFilter;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.sink.MetadataSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One scan: list, filter, describe, ask for health, report. */
public final class Scan {
  /** AWS takes up to 10,000; this many names come in well under a second. */
  private static final int NAMES_PER_PAGE = 1_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private final AwsCalls calls;
  private final CallGovernor governor;
  private final StreamMapper mapper;
  private final ScanOptions options;
  private final TagSource tags;
  private final RunEvents events;
  private final ScanContext context;
  private final ScanTally tally;

  public Scan(
      AwsCalls calls,
      CallGovernor governor,
      StreamMapper mapper,
      TagSource tags,
      ScanOptions options,
      ScanContext context) {
    this.calls = calls;
    this.governor = governor;
    this.mapper = mapper;
    this.tags = tags;
    this.options = options;
    this.events = context.events();
    this.context = context;
    this.tally = context.tally();
  }

  /** The names alone, before any filter. */
  public static List<String> names(AwsCalls calls, CancelSignal cancel) {
    try (Workers workers = new Workers(1, cancel)) {
      return List.copyOf(
          new Listing(Listing.MOST_NAMES).read(pages(calls, workers), listed -> {}).names());
    }
  }

  /**
   * @throws HydrantException when the listing cannot even begin, or on a cancel
   */
  public ScanReport run(MetadataSink sink) {
    context.cancel().check();
    tags.start();
    try (Workers workers = new Workers(options.concurrency(), context.cancel())) {
      Listing.Listed listed = timed("list", () -> list(workers));
      List<String> kept = filter(listed);
      HealthStage health = new HealthStage(options.health(), sink, workers, context);
      timed("describe", () -> describe(kept, workers, sink, health));
      health.run(work -> timed(HealthReader.FEATURE, work));
      if (tally.scope.isEmpty()) {
        askForScope(workers);
      }
      return report(listed, health.state());
    }
  }

  private Listing.Listed list(Workers workers) {
    Listing.Listed listed =
        new Listing(Listing.MOST_NAMES)
            .read(pages(calls, workers), found -> events.progress("list", found, -1));
    int found = listed.names().size();
    events.progress("list", found, found);
    events.log(Level.INFO, "Listed " + found + " delivery streams.");
    listed
        .doubt()
        .ifPresent(
            doubt ->
                context.add(
                    new Problem(
                        doubt.code() == ErrorCode.AWS_ANSWER_UNEXPECTED
                            ? Severity.WARNING
                            : Severity.ERROR,
                        doubt.code(),
                        "",
                        doubt.text(),
                        doubt.advice())));
    return listed;
  }

  private static Listing.Pages pages(AwsCalls calls, Workers workers) {
    return after -> workers.call(() -> calls.list(after, NAMES_PER_PAGE));
  }

  private List<String> filter(Listing.Listed listed) {
    List<String> kept = new ArrayList<>(listed.names().size());
    for (String name : listed.names()) {
      NameFilter.Decision decision = options.filter().decide(name);
      if (decision.kept()) {
        kept.add(name);
      } else {
        tally.filtered++;
        events.log(
            Level.DEBUG,
            name
                + " is filtered out: "
                + (decision.pattern().isEmpty()
                    ? "no include pattern matches."
                    : "exclude pattern '" + decision.pattern() + "' matches."));
      }
    }
    if (tally.filtered > 0) {
      events.log(Level.INFO, "The filter leaves out " + tally.filtered + " of them.");
    }
    return kept;
  }

  private Boolean describe(
      List<String> names, Workers workers, MetadataSink sink, HealthStage health) {
    StreamReader reader = new StreamReader(calls, tags, mapper, options);
    Progress progress = new Progress(events, context.ticker(), "describe", names.size());
    new Describing(workers, reader, sink, health::add, context).describe(names, progress);
    events.log(
        Level.INFO,
        "Described "
            + tally.described
            + " delivery streams"
            + (tally.undeployed > 0 ? ", left out " + tally.undeployed + " undeployed ones" : "")
            + (tally.vanished > 0 ? ", " + tally.vanished + " vanished meanwhile" : "")
            + (tally.failed > 0 ? ", " + tally.failed + " failed" : "")
            + ".");
    return tally.failed == 0;
  }

  /** No stream told the account, so the credentials are asked; not knowing it is no failure. */
  private void askForScope(Workers workers) {
    try {
      tally.scope = Optional.of(workers.call(calls::callerScope));
    } catch (HydrantException unknown) {
      if (unknown.code() == ErrorCode.CANCELLED) {
        throw unknown;
      }
      events.log(Level.DEBUG, "The account is not known: " + unknown.text());
    }
  }

  private <T> T timed(String stage, java.util.function.Supplier<T> work) {
    long start = context.ticker().nanos();
    T result = work.get();
    tally.seconds.put(stage, (context.ticker().nanos() - start) / NANOS_PER_SECOND);
    return result;
  }

  private ScanReport report(Listing.Listed listed, FeatureState health) {
    return new ScanReport(
        tally.scope,
        listed.complete(),
        listed.doubt().map(HydrantException::text).orElse(""),
        listed.names(),
        listed.names().size(),
        tally.described,
        tally.filtered + tally.undeployed,
        tally.vanished,
        tally.failed,
        features(health),
        governor.calls(),
        governor.throttledCalls(),
        tally.seconds,
        tally.problems.kept(),
        tally.problems.dropped());
  }

  private Map<String, FeatureState> features(FeatureState health) {
    Map<String, FeatureState> features = new TreeMap<>();
    features.put(TagSource.FEATURE, tags.state());
    features.put(HealthReader.FEATURE, health);
    for (Enricher enricher : options.enrichers()) {
      enricher
          .features()
          .forEach((name, state) -> features.merge(name, state, FeatureStates::worst));
    }
    return features;
  }
}
