package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.run.PlannedStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run does to one delivery stream, for people. Only one thread works on a stream. */
final class StreamChanges {
  /** What becomes of the pipeline. */
  enum Action {
    CREATE,
    UPDATE,
    UNCHANGED,
    RESTORE,
    DELETE
  }

  private final String name;
  private final Set<String> members = new LinkedHashSet<>();
  private final List<String> added = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> unresolved = new ArrayList<>();
  private Action action = Action.UNCHANGED;

  StreamChanges(String name) {
    this.name = name;
  }

  void action(Action now) {
    action = now;
  }

  /** The operations of a patch; a test of what is there changes nothing. */
  void patched(JsonNode operations) {
    for (JsonNode operation : operations) {
      String member = operation.path("path").asText().split("/", 3)[1];
      if (!operation.path("op").asText().equals("test") && !member.equals("sourceHash")) {
        members.add(member);
      }
    }
  }

  /**
   * @param replaces whether an edge with other details was there
   */
  void edgeWritten(IdPair pair, String description, boolean replaces) {
    added.add(line(pair, description) + (replaces ? ", changed" : ""));
  }

  void edgeRemoved(FoundEdge edge) {
    removed.add(line(edge.pair(), edge.details().description()));
  }

  void unresolved(String line) {
    unresolved.add(line);
  }

  private static String line(IdPair pair, String description) {
    String roles =
        EdgeLine.parse(description).map(EdgeLine::roles).orElse(List.of(EdgeRole.DELIVERY)).stream()
            .map(EdgeRole::label)
            .collect(Collectors.joining(" + "));
    return pair.from().fullyQualifiedName()
        + " → "
        + pair.to().fullyQualifiedName()
        + " · "
        + roles;
  }

  PlannedStream planned() {
    return new PlannedStream(
        name,
        action.name().toLowerCase(Locale.ROOT),
        action == Action.CREATE ? List.of() : List.copyOf(members),
        added,
        removed,
        unresolved);
  }
}
