package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.Operation;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A listing.
 *
 * @param page reads one, from a token that is null for the first
 * @param next its token for the one that follows; null or empty on the last
 * @param most how many pages to read
 */
record Pages<T>(
    Operation operation,
    Function<@Nullable String, T> page,
    Function<T, @Nullable String> next,
    Consumer<T> take,
    int most) {
  /**
   * A page holds a hundred or more; nobody has so many, and a service that goes on is not believed.
   */
  static final int MOST = 2_000;

  Pages(
      Operation operation,
      Function<@Nullable String, T> page,
      Function<T, @Nullable String> next,
      Consumer<T> take) {
    this(operation, page, next, take, MOST);
  }
}
