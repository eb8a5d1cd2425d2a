package dev.hydrant.firehose.map;

import dev.hydrant.model.stream.PipelineTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Links the steps of a stream into a graph, from its source to each delivery. */
final class Steps {
  private Steps() {}

  static List<PipelineTask> link(Source source, List<Destination> destinations) {
    List<String> heads = new ArrayList<>();
    List<PipelineTask> rest = new ArrayList<>();
    for (int i = 0; i < destinations.size(); i++) {
      Destination.Flow flow = destinations.get(i).flow();
      // AWS has one destination today; a second one's steps would need names of their own
      String suffix = i == 0 ? "" : "-of-destination-" + (i + 1);
      heads.add(flow.main().get(0).name() + suffix);
      flow.fromSource().forEach(step -> heads.add(step.name() + suffix));
      rest.addAll(chain(flow, suffix));
    }
    List<PipelineTask> tasks = new ArrayList<>();
    tasks.add(
        new PipelineTask(
            "source", source.title(), "Source", source.sentence(), heads, source.facts()));
    tasks.addAll(rest);
    return tasks;
  }

  /** One line for a buffer step. */
  static String buffering(Map<String, Object> hints) {
    List<String> limits = new ArrayList<>();
    if (hints.get("sizeMiB") != null) {
      limits.add(hints.get("sizeMiB") + " MiB");
    }
    if (hints.get("intervalSeconds") != null) {
      limits.add(hints.get("intervalSeconds") + " seconds");
    }
    return "Collects records up to " + String.join(" or ", limits);
  }

  private static List<PipelineTask> chain(Destination.Flow flow, String suffix) {
    List<PipelineTask> tasks = new ArrayList<>();
    List<Step> main = flow.main();
    for (int i = 0; i < main.size(); i++) {
      boolean last = i == main.size() - 1;
      List<Step> next = last ? flow.fromDelivery() : main.subList(i + 1, i + 2);
      tasks.add(task(main.get(i), next, suffix));
    }
    flow.fromSource().forEach(step -> tasks.add(task(step, List.of(), suffix)));
    flow.fromDelivery().forEach(step -> tasks.add(task(step, List.of(), suffix)));
    return tasks;
  }

  private static PipelineTask task(Step step, List<Step> next, String suffix) {
    return new PipelineTask(
        step.name() + suffix,
        step.displayName(),
        step.taskType(),
        step.description(),
        next.stream().map(following -> following.name() + suffix).toList(),
        step.facts());
  }
}
