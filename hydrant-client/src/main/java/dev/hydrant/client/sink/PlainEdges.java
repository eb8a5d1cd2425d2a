package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.rest.Neighbours;
import dev.hydrant.client.sink.EdgeSet.Ready;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The edges between two assets that no pipeline joins: what feeds a Kinesis stream, which table
 * describes a location. They belong to no single stream, so one goes only when no stream of the run
 * wants it and every pipeline at the asset that it is about had its say.
 */
final class PlainEdges {
  private final LineageClient lineage;
  private final PlainWants wants;
  private final Orphans orphans;
  private final Tally tally;

  PlainEdges(LineageClient lineage, PlainWants wants, Orphans orphans, Tally tally) {
    this.lineage = lineage;
    this.wants = wants;
    this.orphans = orphans;
    this.tally = tally;
  }

  /**
   * An edge that a stream does not want and that may have to go.
   *
   * @param about the topic that is fed, or the location that is described
   * @param own whether only pipelines of this run's service can want it
   */
  record Doubt(FoundEdge edge, EdgeRole role, EntityRef about, boolean own) {}

  /** Notes that a pipeline takes part, though it may want nothing. */
  void handled(String pipelineId) {
    wants.handled(pipelineId);
  }

  /** Looks around the assets of a stream, and around those that it leaves. */
  List<Doubt> doubts(StreamPlan plan, Ready ready, List<FoundEdge> leaves, Target target) {
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    String account = plan.scan().stream().scope().account();
    plan.edges()
        .assets()
        .forEach(
            (node, planned) -> {
              EntityRef end = ready.ends().get(node);
              if (end != null && !ready.created().contains(node)) {
                around(end, ofAccount(planned.asset(), account), target, doubts);
              }
            });
    leaving(leaves, target, doubts);
    return List.copyOf(doubts.values());
  }

  /** Looks around the assets that a pipeline leaves. */
  List<Doubt> doubts(List<FoundEdge> leaves, Target target) {
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    leaving(leaves, target, doubts);
    return List.copyOf(doubts.values());
  }

  private void leaving(List<FoundEdge> leaves, Target target, Map<String, Doubt> doubts) {
    Map<String, EntityRef> ends = new LinkedHashMap<>();
    for (FoundEdge edge : leaves) {
      ends.put(edge.pair().from().id(), edge.pair().from());
      ends.put(edge.pair().to().id(), edge.pair().to());
    }
    ends.values().forEach(end -> around(end, false, target, doubts));
  }

  /** Tables feed Kinesis streams of their own account only, so nobody else can know of them. */
  private static boolean ofAccount(Asset asset, String account) {
    return asset instanceof KinesisStream stream && stream.scope().account().equals(account);
  }

  private void around(EntityRef end, boolean own, Target target, Map<String, Doubt> doubts) {
    String type = end.type();
    if (type.equals(EntityType.TOPIC.wire())) {
      for (EntityRef table : near(end, EdgeRole.CHANGE_CAPTURE, target).upstream()) {
        check(new IdPair(table, end), EdgeRole.CHANGE_CAPTURE, own, doubts);
      }
    } else if (type.equals(EntityType.CONTAINER.wire())) {
      for (EntityRef table : near(end, EdgeRole.DESCRIBED_BY, target).downstream()) {
        check(new IdPair(end, table), EdgeRole.DESCRIBED_BY, false, doubts);
      }
    } else if (type.equals(EntityType.TABLE.wire())) {
      for (EntityRef location : near(end, EdgeRole.DESCRIBED_BY, target).upstream()) {
        check(new IdPair(location, end), EdgeRole.DESCRIBED_BY, false, doubts);
      }
    }
  }

  private Neighbours near(EntityRef end, EdgeRole role, Target target) {
    return target.unread().contains(role)
        ? new Neighbours(List.of(), List.of())
        : lineage.neighbours(end);
  }

  private void check(IdPair pair, EdgeRole role, boolean own, Map<String, Doubt> doubts) {
    EntityRef table = role == EdgeRole.CHANGE_CAPTURE ? pair.from() : pair.to();
    EntityRef about = role == EdgeRole.CHANGE_CAPTURE ? pair.to() : pair.from();
    boolean shape =
        table.type().equals(EntityType.TABLE.wire())
            && (role == EdgeRole.CHANGE_CAPTURE
                || about.type().equals(EntityType.CONTAINER.wire()));
    if (shape && !doubts.containsKey(pair.key()) && !wants.keep(pair, role)) {
      find(pair, role).ifPresent(edge -> doubts.put(pair.key(), new Doubt(edge, role, about, own)));
    }
  }

  private Optional<FoundEdge> find(IdPair pair, EdgeRole role) {
    return lineage
        .findEdge(pair.from().id(), pair.to().id())
        .filter(edge -> Ownership.plainRole(edge).equals(Optional.of(role)))
        .map(edge -> new FoundEdge(pair, edge));
  }

  /** Called when all streams of the run are known. */
  void remove(List<Doubt> doubts, Target target) {
    for (Doubt doubt : doubts) {
      IdPair pair = doubt.edge().pair();
      if (!wants.keep(pair, doubt.role())
          && find(pair, doubt.role()).isPresent()
          && !unheard(doubt)) {
        removeNow(doubt, target);
      }
    }
  }

  /** Whether a pipeline that this run knows nothing of may still want it. */
  private boolean unheard(Doubt doubt) {
    Neighbours neighbours = lineage.neighbours(doubt.about());
    boolean topic = doubt.role() == EdgeRole.CHANGE_CAPTURE;
    for (EntityRef near : topic ? neighbours.downstream() : neighbours.upstream()) {
      IdPair pair = topic ? new IdPair(doubt.about(), near) : new IdPair(near, doubt.about());
      if (pipeline(pair, near).filter(id -> wants.unheard(id, doubt.own())).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> pipeline(IdPair pair, EntityRef near) {
    return near.type().equals(EntityType.PIPELINE.wire())
        ? Optional.of(near.id())
        : lineage.findEdge(pair.from().id(), pair.to().id()).flatMap(edge -> edge.pipelineId());
  }

  private void removeNow(Doubt doubt, Target target) {
    IdPair pair = doubt.edge().pair();
    List<FoundEdge> gone = new ArrayList<>();
    for (EntityRef end : List.of(pair.from(), pair.to())) {
      EntityRef other = end.equals(pair.from()) ? pair.to() : pair.from();
      if (gone.isEmpty()) {
        orphans
            .removeWith(
                end, Map.of(pair.key(), doubt.edge()), () -> orphans.removeLonely(other, end))
            .ifPresent(gone::addAll);
      }
    }
    if (gone.isEmpty() && lineage.deleteEdge(pair.from(), pair.to())) {
      gone.add(doubt.edge());
      Set.of(pair.from(), pair.to()).forEach(orphans::touch);
    }
    gone.forEach(
        edge -> {
          tally.edgesRemoved.incrementAndGet();
          target.changes().edgeRemoved(edge);
        });
  }
}
