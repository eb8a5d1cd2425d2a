package dev.hydrant.server.contract;

import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.catalog.search.SearchRequest.Field;
import dev.hydrant.catalog.search.SearchRequest.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the small part of the search engine's query language that clients use: words, {@code
 * field:value}, and {@code AND} between them.
 */
final class SearchWords {
  private static final List<String> NOT_OFFERED =
      List.of("classification", "tag", "testConnectionDefinition", "workflow", "user", "team");

  private final EntityTypes types;

  SearchWords(EntityTypes types) {
    this.types = types;
  }

  /** What a query asks for. */
  record Parsed(List<String> words, List<Pattern> patterns) {
    static Parsed everything() {
      return new Parsed(List.of(), List.of());
    }
  }

  Parsed parse(String query) {
    List<String> words = new ArrayList<>();
    List<Pattern> patterns = new ArrayList<>();
    for (String part : query.strip().split("\\s+")) {
      int colon = part.indexOf(':');
      Optional<Field> field = colon > 0 ? field(part.substring(0, colon)) : Optional.empty();
      if (field.isPresent()) {
        patterns.add(new Pattern(field.get(), unquoted(part.substring(colon + 1))));
      } else if (!isOperator(part) && !part.startsWith("isBot:")) {
        words.addAll(words(part));
      }
    }
    return new Parsed(words, patterns);
  }

  /** Types of an index name: {@code topic_search_index}, {@code topic}, or several. */
  List<String> types(String index) {
    List<String> found =
        Arrays.stream(index.split(","))
            .map(name -> name.strip().replace("_search_index", ""))
            .flatMap(name -> byName(name).stream())
            .toList();
    return found.isEmpty()
        ? types.all().stream()
            .map(EntityType::name)
            .filter(name -> !NOT_OFFERED.contains(name))
            .toList()
        : found;
  }

  static Optional<Field> field(String name) {
    return switch (name.replace(".keyword", "")) {
      case "fullyQualifiedName" -> Optional.of(Field.FULLY_QUALIFIED_NAME);
      case "name" -> Optional.of(Field.NAME);
      case "displayName" -> Optional.of(Field.DISPLAY_NAME);
      case "fullPath" -> Optional.of(Field.FULL_PATH);
      case "email" -> Optional.of(Field.EMAIL);
      default -> Optional.empty();
    };
  }

  static <T> List<T> join(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private Optional<String> byName(String name) {
    String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
    return types.all().stream()
        .map(EntityType::name)
        .filter(type -> type.toLowerCase(Locale.ROOT).equals(plain))
        .findFirst();
  }

  private static boolean isOperator(String part) {
    return part.equals("AND") || part.equals("OR") || part.equals("NOT");
  }

  /** A word is split where the index splits it. */
  private static List<String> words(String part) {
    return Arrays.stream(part.split("[^\\p{L}\\p{N}_]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
