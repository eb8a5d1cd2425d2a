package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EdgeDetails.ColumnLink;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An edge that a stream wants.
 *
 * @param columns how columns of one end become columns of the other
 * @param links what comes of it with the columns that both ends have
 */
record PlannedEdge(
    Pair pair, EdgeForm form, EdgeLine line, ColumnRule columns, List<ColumnLink> links) {
  PlannedEdge {
    links = List.copyOf(links);
  }

  PlannedEdge(Pair pair, EdgeForm form, EdgeLine line, ColumnRule columns) {
    this(pair, form, line, columns, List.of());
  }

  /** The contract's word for how the edge came to be. */
  String source() {
    return line.role() == EdgeRole.DESCRIBED_BY ? "ExternalTableLineage" : "PipelineLineage";
  }

  /**
   * Everything that makes two edges equal, as text; the form is left out, since others decide it.
   */
  String canonical() {
    return String.join(
        "\t",
        pair.from().type().wire(),
        pair.from().fqn(),
        pair.to().type().wire(),
        pair.to().fqn(),
        source(),
        line.text(),
        links.toString());
  }

  /** The same edge with its columns joined. */
  PlannedEdge linked(List<ColumnLink> joined) {
    return new PlannedEdge(pair, form, line, columns, joined);
  }

  /** The same edge through a pipeline that does not hold it. */
  PlannedEdge between(Node from, Node to) {
    return new PlannedEdge(new Pair(from, to), EdgeForm.NODE, line, ColumnRule.none());
  }

  /** One edge for the same pair: strongest role first, all listed, facts of the stronger first. */
  PlannedEdge with(PlannedEdge other) {
    boolean weaker = other.line.role().compareTo(line.role()) >= 0;
    PlannedEdge first = weaker ? this : other;
    PlannedEdge second = weaker ? other : this;
    List<EdgeRole> roles = new ArrayList<>(first.line.roles());
    roles.addAll(second.line.roles());
    Set<String> facts = new LinkedHashSet<>(facts(first));
    facts.addAll(facts(second));
    ColumnRule columns = first.columns instanceof ColumnRule.None ? second.columns : first.columns;
    EdgeForm strongest = first.form.compareTo(second.form) <= 0 ? first.form : second.form;
    return new PlannedEdge(
        pair,
        strongest,
        new EdgeLine(roles, String.join(" · ", facts)),
        columns,
        first.links.isEmpty() ? second.links : first.links);
  }

  private static List<String> facts(PlannedEdge edge) {
    return edge.line.detail().isEmpty() ? List.of() : List.of(edge.line.detail().split(" · "));
  }
}
