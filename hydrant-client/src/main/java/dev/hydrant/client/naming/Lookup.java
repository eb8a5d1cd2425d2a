package dev.hydrant.client.naming;

import dev.hydrant.model.name.Fqn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How an entity that was ingested from the real system is recognised.
 *
 * @param paths raw names below a service, each tried exactly, best first
 * @param tail the last raw parts that an entity found by search must have; empty when a name says
 *     too little to search by
 * @param fullPath of a container; else empty
 * @param account the account that a database named by twelve digits must be; else empty
 * @param region that the service's connection must name where it names one; else empty
 * @param ignoreCase whether names are compared without case
 * @param keys what an explicit mapping may match: ARN or id, host, bucket
 */
public record Lookup(
    List<List<String>> paths,
    List<String> tail,
    String fullPath,
    String account,
    String region,
    boolean ignoreCase,
    Set<String> keys) {
  public Lookup {
    paths = paths.stream().map(List::copyOf).toList();
    tail = List.copyOf(tail);
    keys = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(keys));
  }

  /** Found by its place below a service and nothing else. */
  static Lookup exact(List<String> path, Set<String> keys) {
    return new Lookup(List.of(path), List.of(), "", "", "", false, keys);
  }

  /** Found by its place below a service, and by its last parts anywhere. */
  static Lookup named(List<String> path, int tail, String region, Set<String> keys) {
    List<String> last = path.subList(path.size() - tail, path.size());
    return new Lookup(List.of(path), last, "", "", region, false, keys);
  }

  /** What a mapping may match: the id, and the host or cluster. */
  static Set<String> keys(String id, String host) {
    return id.equals(host) ? Set.of(id) : new LinkedHashSet<>(List.of(id, host));
  }

  /** Whether an entity of this qualified name is what is looked for. */
  public boolean accepts(String fqn) {
    List<String> parts = Fqn.split(fqn);
    return paths.stream().anyMatch(path -> endsWith(parts, path))
        || !tail.isEmpty() && endsWith(parts, tail) && accountAgrees(parts);
  }

  private boolean accountAgrees(List<String> parts) {
    int at = parts.size() - tail.size() - 1;
    return account.isEmpty()
        || at < 1
        || !parts.get(at).matches("\\d{12}")
        || parts.get(at).equals(account);
  }

  private boolean endsWith(List<String> parts, List<String> end) {
    if (parts.size() <= end.size()) {
      return false;
    }
    List<String> last = parts.subList(parts.size() - end.size(), parts.size());
    for (int i = 0; i < end.size(); i++) {
      boolean same =
          ignoreCase ? last.get(i).equalsIgnoreCase(end.get(i)) : last.get(i).equals(end.get(i));
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
