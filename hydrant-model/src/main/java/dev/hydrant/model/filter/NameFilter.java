package dev.hydrant.model.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A compiled {@link FilterPattern}: matched at the start of the name, ignoring case, as Python's
 * {@code re.match} does. The time to match is linear in the name, whatever the pattern: constructs
 * that need backtracking are refused by name.
 */
public final class NameFilter {
  private static final int MAX_PATTERN = 1_000;

  private record Rule(String source, Pattern pattern) {
    boolean matches(String name) {
      return pattern.matcher(name).lookingAt();
    }
  }

  /**
   * What the filter says of one name.
   *
   * @param kept whether it is read
   * @param pattern the deciding pattern; empty when no pattern decided
   */
  public record Decision(boolean kept, String pattern) {}

  private final List<Rule> includes;
  private final List<Rule> excludes;

  private NameFilter(List<Rule> includes, List<Rule> excludes) {
    this.includes = includes;
    this.excludes = excludes;
  }

  /**
   * @param field the setting's path, named in the error
   * @throws HydrantException with {@link ErrorCode#FILTER_INVALID} for a pattern that is malformed
   *     or needs what linear matching cannot do
   */
  public static NameFilter compile(FilterPattern filter, String field) {
    return new NameFilter(
        rules(filter.includes(), field + ".includes"),
        rules(filter.excludes(), field + ".excludes"));
  }

  public Decision decide(String name) {
    Optional<Rule> included = includes.stream().filter(rule -> rule.matches(name)).findFirst();
    if (!includes.isEmpty() && included.isEmpty()) {
      return new Decision(false, "");
    }
    return excludes.stream()
        .filter(rule -> rule.matches(name))
        .findFirst()
        .map(rule -> new Decision(false, rule.source()))
        .orElseGet(() -> new Decision(true, included.map(Rule::source).orElse("")));
  }

  public boolean keeps(String name) {
    return decide(name).kept();
  }

  private static List<Rule> rules(List<String> patterns, String field) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      rules.add(rule(patterns.get(i), field + "[" + i + "]"));
    }
    return List.copyOf(rules);
  }

  private static Rule rule(String source, String field) {
    if (source.length() > MAX_PATTERN) {
      throw invalid(field, source, "it is longer than " + MAX_PATTERN + " characters");
    }
    PythonPattern.unsupported(source)
        .ifPresent(
            construct -> {
              throw invalid(field, source, "it uses " + construct + ", which is not supported");
            });
    try {
      return new Rule(
          source, Pattern.compile(PythonPattern.translate(source), Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException e) {
      throw invalid(field, source, e.getDescription());
    }
  }

  private static HydrantException invalid(String field, String source, String why) {
    String shown = source.length() > 80 ? source.substring(0, 80) + "…" : source;
    return new HydrantException(
        ErrorCode.FILTER_INVALID,
        field + ": the pattern '" + shown + "' is not usable: " + why + ".",
        "Write a regular expression that matches from the start of the name, such as ^prod-.* or"
            + " .*-events$");
  }
}
