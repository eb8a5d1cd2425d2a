package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the streams of a run say about edges between assets that no pipeline joins. Thread-safe. */
final class PlainWants {
  static final List<EdgeRole> ROLES = List.of(EdgeRole.CHANGE_CAPTURE, EdgeRole.DESCRIBED_BY);

  private record Unread(EdgeRole role, Node node) {}

  private final Predicate<String> ofService;
  private final Set<Pair> wanted = new HashSet<>();
  private final Set<Unread> unread = new HashSet<>();
  private final Set<String> handled = new HashSet<>();

  /**
   * @param ofService whether the pipeline of this id is one of the run's service
   */
  PlainWants(Predicate<String> ofService) {
    this.ofService = ofService;
  }

  /** Notes what a stream wants and what could not be read for it. */
  synchronized void note(StreamPlan plan) {
    plan.edges().edges().stream()
        .filter(edge -> edge.line().roles().stream().anyMatch(ROLES::contains))
        .map(PlannedEdge::pair)
        .forEach(wanted::add);
    for (EdgeRole role : ROLES) {
      if (plan.scan().unread().contains(role)) {
        plan.edges().assets().keySet().forEach(node -> unread.add(new Unread(role, node)));
      }
    }
  }

  /** Notes that the stream of this pipeline had its say. */
  synchronized void handled(String pipelineId) {
    handled.add(pipelineId);
  }

  /** Whether a stream wants the edge, or one of its ends could not be read about. */
  synchronized boolean keep(IdPair pair, EdgeRole role) {
    Optional<Node> from = node(pair.from());
    Optional<Node> to = node(pair.to());
    return from.isEmpty()
        || to.isEmpty()
        || wanted.contains(new Pair(from.get(), to.get()))
        || unread.contains(new Unread(role, from.get()))
        || unread.contains(new Unread(role, to.get()));
  }

  /**
   * @param own whether only pipelines of this service count
   */
  synchronized boolean unheard(String pipelineId, boolean own) {
    return !handled.contains(pipelineId) && (!own || ofService.test(pipelineId));
  }

  private static Optional<Node> node(EntityRef ref) {
    return Arrays.stream(EntityType.values())
        .filter(type -> type.wire().equals(ref.type()) && !ref.fullyQualifiedName().isEmpty())
        .findFirst()
        .map(type -> new Node(type, ref.fullyQualifiedName()));
  }
}
