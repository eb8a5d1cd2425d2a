package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.AwsCalls;
import dev.hydrant.firehose.discover.StreamOutcome.Read;
import dev.hydrant.firehose.discover.StreamOutcome.Waiting;
import dev.hydrant.firehose.health.HealthSubjects;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/** Reads one delivery stream whole: description, tags, mapped. Thread-safe; never throws. */
final class StreamReader {
  private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

  /** The one status in which a stream takes records. */
  private static final String DEPLOYED = "ACTIVE";

  private final AwsCalls calls;
  private final TagSource tagSource;
  private final StreamMapper mapper;
  private final boolean includeLineage;
  private final boolean includeUndeployed;
  private final List<Enricher> enrichers;

  StreamReader(AwsCalls calls, TagSource tagSource, StreamMapper mapper, ScanOptions options) {
    this.calls = calls;
    this.tagSource = tagSource;
    this.mapper = mapper;
    this.includeLineage = options.includeLineage();
    this.includeUndeployed = options.includeUndeployed();
    this.enrichers = options.enrichers();
  }

  StreamOutcome read(String name) {
    try {
      Optional<DeliveryStreamDescription> description = calls.describe(name);
      if (description.isEmpty()) {
        return new StreamOutcome.Vanished(name);
      }
      String status = String.valueOf(description.get().deliveryStreamStatusAsString());
      if (!includeUndeployed && !status.equals(DEPLOYED)) {
        return new StreamOutcome.Undeployed(name, status);
      }
      StreamTags tags = tagSource.read(name);
      if (tags.gone()) {
        return new StreamOutcome.Vanished(name);
      }
      return mapped(name, description.get(), tags);
    } catch (HydrantException failure) {
      return failed(name, failure);
    }
  }

  private StreamOutcome mapped(
      String name, DeliveryStreamDescription description, StreamTags tags) {
    return guarded(
        name,
        () -> {
          StreamScan scan = mapper.map(description, tags.values(), includeLineage);
          scan = scan.withStream(scan.stream().withOwners(tags.owners()));
          List<Enricher> busy = new ArrayList<>();
          for (Enricher enricher : enrichers) {
            if (enricher.ready(scan)) {
              scan = enricher.enrich(scan);
            } else {
              busy.add(enricher);
            }
          }
          Read read =
              new Read(scan, HealthSubjects.of(description), warnings(name, description, tags));
          return busy.isEmpty() ? read : new Waiting(() -> completed(name, read, busy));
        });
  }

  /** The stream's turn to be handed on has come: now there is nothing better to do than wait. */
  private static StreamOutcome completed(String name, Read read, List<Enricher> busy) {
    try {
      return guarded(
          name,
          () -> {
            StreamScan scan = read.scan();
            for (Enricher enricher : busy) {
              scan = enricher.enrich(scan);
            }
            return new Read(scan, read.subject(), read.warnings());
          });
    } catch (HydrantException failure) {
      if (failure.code() == ErrorCode.CANCELLED) {
        throw failure;
      }
      return failed(name, failure);
    }
  }

  private static StreamOutcome guarded(String name, Supplier<StreamOutcome> work) {
    try {
      return work.get();
    } catch (HydrantException failure) {
      throw failure;
    } catch (RuntimeException defect) {
      return new StreamOutcome.Failed(defect(name, defect));
    }
  }

  private static StreamOutcome failed(String name, HydrantException failure) {
    return new StreamOutcome.Failed(
        new Problem(Severity.ERROR, failure.code(), name, failure.text(), failure.advice()));
  }

  private static List<Problem> warnings(
      String name, DeliveryStreamDescription description, StreamTags tags) {
    List<Problem> warnings = new ArrayList<>();
    tags.warning().ifPresent(warnings::add);
    if (Boolean.TRUE.equals(description.hasMoreDestinations())) {
      warnings.add(moreDestinations(name));
    }
    return warnings;
  }

  /** The exception's own text is left out everywhere: it may quote the description. */
  private static Problem defect(String name, RuntimeException defect) {
    if (LOG.isDebugEnabled()) {
      StringBuilder stack = new StringBuilder(defect.getClass().getName());
      for (StackTraceElement frame : defect.getStackTrace()) {
        stack.append("\n\tat ").append(frame);
      }
      LOG.debug("mapping {} failed: {}", name, stack);
    }
    return new Problem(
        Severity.ERROR,
        ErrorCode.INTERNAL_ERROR,
        name,
        "Hydrant could not map the description ("
            + defect.getClass().getSimpleName()
            + "). This is a defect of Hydrant.",
        "Please report it with the stack trace from the debug log.");
  }

  private static Problem moreDestinations(String name) {
    return new Problem(
        Severity.WARNING,
        ErrorCode.AWS_ANSWER_UNEXPECTED,
        name,
        "AWS says that the stream has more destinations than it described.",
        "Its lineage may lack some. Please report it: AWS gives each stream one destination so far.");
  }
}
