package dev.hydrant.client.resolve;

import dev.hydrant.client.naming.Lookup;
import dev.hydrant.model.workflow.HydrantSettings.AssetMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The explicit homes of assets: ARN, host or bucket, where {@code *} stands for any text. */
final class Mappings {
  private record Rule(Pattern pattern, String service) {}

  private final List<Rule> rules;

  Mappings(List<AssetMapping> mappings) {
    this.rules =
        mappings.stream().map(each -> new Rule(glob(each.match()), each.service())).toList();
  }

  /** The service of the first mapping that matches. */
  Optional<String> serviceOf(Lookup lookup) {
    return rules.stream()
        .filter(rule -> lookup.keys().stream().anyMatch(key -> matches(rule, key)))
        .map(Rule::service)
        .findFirst();
  }

  private static boolean matches(Rule rule, String key) {
    return rule.pattern().matcher(key).matches();
  }

  private static Pattern glob(String match) {
    String regex =
        Arrays.stream(match.split("\\*+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
