package dev.hydrant.simulator.iam;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which actions are allowed. Actions are written as IAM writes them, {@code service:Action}, with
 * {@code *} for any run of characters, case aside: {@code firehose:Describe*}.
 *
 * @param allowed the only ones that are allowed
 * @param denied those that are not, though allowed
 */
public record Policy(Set<String> allowed, List<Denial> denied) {
  private static final Pattern ACTION = Pattern.compile("\\*|[a-z0-9-]+:[A-Za-z0-9*]+");

  /** What a simulator starts with. */
  public static final Policy ALLOW_ALL = new Policy(Set.of("*"), List.of());

  /**
   * @throws IllegalArgumentException for what no action is written as
   */
  public Policy {
    allowed = Set.copyOf(allowed);
    denied = List.copyOf(denied);
    Stream.concat(allowed.stream(), denied.stream().map(Denial::action))
        .filter(action -> !ACTION.matcher(action).matches())
        .findAny()
        .ifPresent(
            action -> {
              throw new IllegalArgumentException(
                  "'" + action + "' is not an action such as firehose:ListDeliveryStreams");
            });
  }

  /**
   * An action that is denied.
   *
   * @param resource an ARN or its last part, such as a stream's or a table's name; null for every
   *     resource
   */
  public record Denial(String action, @Nullable String resource) {

    boolean concerns(String calledAction, String calledResource) {
      return matches(action, calledAction)
          && (resource == null || ResourceName.matches(calledResource, resource));
    }
  }

  public static Policy allowOnly(Set<String> actions) {
    return new Policy(actions, List.of());
  }

  public Policy deny(Set<String> actions) {
    return and(actions.stream().map(action -> new Denial(action, null)));
  }

  /** Denies an action on one resource only; see {@link Denial}. */
  public Policy denyOn(String resource, Set<String> actions) {
    return and(actions.stream().map(action -> new Denial(action, resource)));
  }

  public boolean allows(String action, String resource) {
    return allowed.stream().anyMatch(pattern -> matches(pattern, action))
        && denied.stream().noneMatch(denial -> denial.concerns(action, resource));
  }

  private Policy and(Stream<Denial> more) {
    return new Policy(allowed, Stream.concat(denied.stream(), more).toList());
  }

  private static boolean matches(String pattern, String action) {
    String regex =
        Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return action.toLowerCase(Locale.ROOT).matches(regex);
  }
}
