package dev.hydrant.firehose.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads from a stream's tags who owns it. A key counts when it equals a known one, case and the
 * separators {@code - _ :} and space aside; the known ones are in order of weight, so that someone
 * who is called the owner comes before a team that is merely mentioned. Pure.
 *
 * <p>Cost centres, applications, projects and environments are no owners: they say who pays or what
 * for, and a catalog would take each of them for a team.
 */
public final class OwnerTags {
  private static final List<String> KEYS =
      List.of(
          "owner",
          "owners",
          "owner-email",
          "owned-by",
          "data-owner",
          "data-owner-email",
          "service-owner",
          "product-owner",
          "technical-owner",
          "business-owner",
          "maintainer",
          "maintainers",
          "maintained-by",
          "contact",
          "contact-email",
          "team",
          "team-name",
          "team-email",
          "owner-team",
          "owning-team",
          "squad");

  /** Keys that only AWS sets; they tell how a stream came about, never whose it is. */
  private static final String SYSTEM_KEY = "aws:";

  private static final Pattern SEPARATORS = Pattern.compile("[-_:\\s]");

  private final List<String> keys;

  private OwnerTags(Collection<String> keys) {
    this.keys = keys.stream().map(OwnerTags::folded).distinct().toList();
  }

  /**
   * @param keys the most telling first; without any, a list of common ones
   */
  public static OwnerTags by(Optional<List<String>> keys) {
    return new OwnerTags(keys.orElse(KEYS));
  }

  /** Whom the tags name, as written, the weightiest first, nobody twice. */
  public List<String> of(Map<String, String> tags) {
    Map<String, List<String>> byKey = new LinkedHashMap<>();
    new TreeMap<>(tags)
        .forEach(
            (key, value) -> {
              if (!key.toLowerCase(Locale.ROOT).startsWith(SYSTEM_KEY)) {
                byKey.computeIfAbsent(folded(key), absent -> new ArrayList<>()).add(value);
              }
            });
    Map<String, String> owners = new LinkedHashMap<>();
    for (String key : keys) {
      for (String value : byKey.getOrDefault(key, List.of())) {
        OwnerValue.names(value)
            .forEach(name -> owners.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
      }
    }
    return List.copyOf(owners.values());
  }

  private static String folded(String key) {
    return SEPARATORS.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
