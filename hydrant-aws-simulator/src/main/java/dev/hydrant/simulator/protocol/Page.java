package dev.hydrant.simulator.protocol;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a listing in the order of keys.
 *
 * @param next the key to go on after, where there is more, or where a fault claims that there is
 */
public record Page<T>(List<T> items, Optional<String> next) {
  /** Sorts before every key, and is long enough for a name. */
  private static final String BEFORE_ALL = "---";

  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param all in the order of their keys
   * @param after the key that the last page ended with
   */
  public static <T> Page<T> of(
      List<T> all, Function<T, String> key, Optional<String> after, int limit, Paging paging) {
    if (paging == Paging.EMPTY_PAGE) {
      return new Page<>(List.of(), Optional.of(after.orElse(BEFORE_ALL)));
    }
    Optional<String> start = paging == Paging.REPEATING ? Optional.empty() : after;
    List<T> rest =
        all.stream()
            .filter(item -> start.isEmpty() || key.apply(item).compareTo(start.get()) > 0)
            .limit(limit + 1L)
            .toList();
    List<T> items = rest.subList(0, Math.min(limit, rest.size()));
    boolean more = rest.size() > limit || paging != Paging.NORMAL;
    if (!more) {
      return new Page<>(items, Optional.empty());
    }
    String last =
        items.isEmpty() ? after.orElse(BEFORE_ALL) : key.apply(items.get(items.size() - 1));
    return new Page<>(items, Optional.of(last));
  }
}
