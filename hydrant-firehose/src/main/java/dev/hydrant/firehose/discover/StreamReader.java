package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.AwsCalls;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/** Reads one delivery stream whole: description, tags, mapped. Thread-safe; never throws. */
final class StreamReader {
  private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

  private final AwsCalls calls;
  private final TagReader tagReader;
  private final StreamMapper mapper;
  private final boolean includeLineage;
  private final List<Enricher> enrichers;

  StreamReader(AwsCalls calls, TagReader tagReader, StreamMapper mapper, ScanOptions options) {
    this.calls = calls;
    this.tagReader = tagReader;
    this.mapper = mapper;
    this.includeLineage = options.includeLineage();
    this.enrichers = options.enrichers();
  }

  StreamOutcome read(String name) {
    try {
      Optional<DeliveryStreamDescription> description = calls.describe(name);
      if (description.isEmpty()) {
        return new StreamOutcome.Vanished(name);
      }
      TagReader.Tags tags = tagReader.read(name);
      if (tags.gone()) {
        return new StreamOutcome.Vanished(name);
      }
      return mapped(name, description.get(), tags.values(), tags.warning());
    } catch (HydrantException failure) {
      return new StreamOutcome.Failed(
          new Problem(Severity.ERROR, failure.code(), name, failure.text(), failure.advice()));
    }
  }

  private StreamOutcome mapped(
      String name,
      DeliveryStreamDescription description,
      Optional<Map<String, String>> tags,
      Optional<Problem> tagWarning) {
    StreamScan scan;
    try {
      scan = mapper.map(description, tags, includeLineage);
      for (Enricher enricher : enrichers) {
        scan = enricher.enrich(scan);
      }
    } catch (HydrantException failure) {
      throw failure;
    } catch (RuntimeException defect) {
      return new StreamOutcome.Failed(defect(name, defect));
    }
    List<Problem> warnings = new ArrayList<>();
    tagWarning.ifPresent(warnings::add);
    if (Boolean.TRUE.equals(description.hasMoreDestinations())) {
      warnings.add(moreDestinations(name));
    }
    return new StreamOutcome.Read(scan, warnings);
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
