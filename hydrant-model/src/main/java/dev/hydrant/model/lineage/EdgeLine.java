package dev.hydrant.model.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The first line of an edge's description on the wire: one or more roles joined by {@code " + "},
 * then facts, separated by a middle dot. The line is Hydrant's and is replaced; later lines belong
 * to people and are kept.
 *
 * @param roles at least one, strongest first
 * @param detail the facts after the roles; may be empty
 */
public record EdgeLine(List<EdgeRole> roles, String detail) {
  private static final String DOT = " · ";
  private static final String AND = " + ";

  public EdgeLine {
    roles = roles.stream().distinct().sorted(EdgeRole.byStrength()).toList();
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an edge has at least one role");
    }
    detail = detail.replaceAll("\\R", " ").strip();
  }

  /** The strongest role: what the edge is drawn as. */
  public EdgeRole role() {
    return roles.get(0);
  }

  /** The line of text, for example {@code Delivery + Error sink · orders-to-lake · GZIP}. */
  public String text() {
    String labels = String.join(AND, roles.stream().map(EdgeRole::label).toList());
    return detail.isEmpty() ? labels : labels + DOT + detail;
  }

  /**
   * Puts this line in place of the first line of what was there, keeping what people wrote below.
   */
  public String over(String existing) {
    int end = existing.indexOf('\n');
    if (parse(existing).isPresent()) {
      return end < 0 ? text() : text() + existing.substring(end);
    }
    return existing.isBlank() ? text() : text() + "\n" + existing;
  }

  /** Reads the first line; empty when it does not start with a known role. */
  public static Optional<EdgeLine> parse(String description) {
    String line = description.lines().findFirst().orElse("");
    int dot = line.indexOf(DOT);
    String labels = dot < 0 ? line : line.substring(0, dot);
    List<EdgeRole> roles = new ArrayList<>();
    for (String label : labels.split(" \\+ ")) {
      Optional<EdgeRole> role =
          Arrays.stream(EdgeRole.values()).filter(r -> r.label().equals(label.strip())).findFirst();
      if (role.isEmpty()) {
        return Optional.empty();
      }
      roles.add(role.get());
    }
    return Optional.of(new EdgeLine(roles, dot < 0 ? "" : line.substring(dot + DOT.length())));
  }

  /** The role an edge is drawn as: what its line says, else delivery. */
  public static EdgeRole roleOf(String description) {
    return parse(description).map(EdgeLine::role).orElse(EdgeRole.DELIVERY);
  }
}
