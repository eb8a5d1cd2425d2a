package dev.hydrant.model.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which names to read: include, then exclude. Both empty means all.
 *
 * @param includes regular expressions; when there are any, a name must match one
 * @param excludes regular expressions; a name that matches one is left out
 */
public record FilterPattern(List<String> includes, List<String> excludes) {
  public FilterPattern(@Nullable List<String> includes, @Nullable List<String> excludes) {
    this.includes = includes == null ? List.of() : List.copyOf(includes);
    this.excludes = excludes == null ? List.of() : List.copyOf(excludes);
  }

  public static FilterPattern all() {
    return new FilterPattern(List.of(), List.of());
  }

  public boolean isEmpty() {
    return includes.isEmpty() && excludes.isEmpty();
  }
}
