package dev.hydrant.firehose.map;

import dev.hydrant.model.stream.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;

/**
 * What happens to records between source and delivery. Processors that are switched off are told as
 * facts and do nothing else.
 *
 * @param lambdas names of the functions that really run, in order
 * @param query the jq query that really runs
 */
record Processing(
    List<Step> steps, List<String> lambdas, Optional<String> query, Map<String, Object> facts) {
  static Processing none() {
    return new Processing(List.of(), List.of(), Optional.empty(), Map.of());
  }

  static Processing read(@Nullable ProcessingConfiguration configuration) {
    if (configuration == null) {
      return none();
    }
    List<ProcessorReader> processors = new ArrayList<>();
    for (Processor processor : configuration.processors()) {
      if (processor != null) {
        processors.add(new ProcessorReader(processor));
      }
    }
    Map<String, Object> facts =
        new Facts()
            .put("enabled", configuration.enabled())
            .put("processors", processors.stream().map(ProcessorReader::facts).toList())
            .build();
    return Boolean.FALSE.equals(configuration.enabled())
        ? new Processing(List.of(), List.of(), Optional.empty(), facts)
        : new Processing(
            steps(processors),
            processors.stream().flatMap(reader -> reader.function().stream()).toList(),
            processors.stream().flatMap(reader -> reader.query().stream()).findFirst(),
            facts);
  }

  private static List<Step> steps(List<ProcessorReader> processors) {
    Map<String, Integer> seen = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (ProcessorReader processor : processors) {
      Step step = processor.step();
      int number = seen.merge(step.name(), 1, Integer::sum);
      boolean numbered = number > 1 || step.taskType().equals("Lambda");
      steps.add(
          new Step(
              numbered ? step.name() + "-" + number : step.name(),
              step.displayName(),
              step.taskType(),
              step.description(),
              step.facts()));
    }
    return steps;
  }
}
