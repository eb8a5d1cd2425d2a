package dev.hydrant.simulator.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The members of a structure in a form of the query protocols, where the path of a member is part
 * of its name: {@code Metrics.member.1.Name} in the query protocol, {@code Filter.1.Name} in that
 * of EC2.
 */
public record FormMembers(NavigableMap<String, String> form, String prefix) {
  public FormMembers {
    form = Collections.unmodifiableNavigableMap(form);
  }

  public static FormMembers of(AwsRequest request) {
    NavigableMap<String, String> form = new TreeMap<>();
    request
        .input()
        .properties()
        .forEach(member -> form.put(member.getKey(), member.getValue().asText()));
    return new FormMembers(form, "");
  }

  /** The structure's name in messages, such as {@code Metrics.member.1}. */
  public String name() {
    return prefix.substring(0, Math.max(0, prefix.length() - 1));
  }

  public Optional<String> text(String member) {
    return Optional.ofNullable(form.get(prefix + member));
  }

  /**
   * @throws AwsException when the value is no whole number
   */
  public Optional<Integer> number(String member) {
    return text(member).map(text -> parse(member, text));
  }

  public FormMembers structure(String member) {
    return new FormMembers(form, prefix + member + ".");
  }

  /** The structures of a list in the query protocol. */
  public List<FormMembers> list(String member) {
    return flatList(member + ".member");
  }

  /** The structures of a list in EC2's protocol. */
  public List<FormMembers> flatList(String member) {
    List<FormMembers> list = new ArrayList<>();
    for (int number = 1; ; number++) {
      FormMembers item = structure(member + "." + number);
      if (!item.exists()) {
        return list;
      }
      list.add(item);
    }
  }

  /** The texts of a list in EC2's protocol. */
  public List<String> flatTexts(String member) {
    List<String> list = new ArrayList<>();
    for (int number = 1; ; number++) {
      Optional<String> item = text(member + "." + number);
      if (item.isEmpty()) {
        return list;
      }
      list.add(item.get());
    }
  }

  private boolean exists() {
    String first = form.ceilingKey(prefix);
    return first != null && first.startsWith(prefix);
  }

  private static int parse(String member, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw AwsException.of("MalformedInput", "The value of " + member + " is not a number");
    }
  }
}
