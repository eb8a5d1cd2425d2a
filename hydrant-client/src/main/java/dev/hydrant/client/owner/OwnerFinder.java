package dev.hydrant.client.owner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.rest.SearchClient;
import dev.hydrant.model.name.Fqn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the one user or team that a text means: an e-mail address by the address, users first;
 * anything else a team by its name or display name ignoring case, else a user by name. Two that fit
 * equally are none.
 */
final class OwnerFinder {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final String GROUP = "Group";
  private static final int LONGEST = 128;

  private final CatalogClient catalog;
  private final SearchClient search;

  OwnerFinder(CatalogClient catalog) {
    this.catalog = catalog;
    this.search = catalog.search();
  }

  Optional<EntityRef> find(String value) {
    // No name is longer; what is may be anything, such as the text of a whole ticket.
    if (value.isEmpty() || value.length() > LONGEST) {
      return Optional.empty();
    }
    return EMAIL.matcher(value).matches()
        ? userByEmail(value).or(() -> teamByEmail(value))
        : teamByName(value).or(() -> userByName(value));
  }

  /** A user's name is usually the address's first part; an index of a search may lag behind. */
  private Optional<EntityRef> userByEmail(String email) {
    Predicate<JsonNode> fits = user -> person(user) && hasEmail(user, email);
    return read(EntityType.USER, Fqn.quote(email.substring(0, email.indexOf('@'))), fits)
        .or(() -> only(EntityType.USER, byEmail(EntityType.USER, email), fits));
  }

  private Optional<EntityRef> teamByEmail(String email) {
    return only(
        EntityType.TEAM,
        byEmail(EntityType.TEAM, email),
        team -> group(team) && hasEmail(team, email));
  }

  private Optional<EntityRef> teamByName(String name) {
    return read(EntityType.TEAM, Fqn.quote(name), OwnerFinder::group)
        .or(
            () ->
                only(
                    EntityType.TEAM,
                    search.names(EntityType.TEAM, name),
                    team -> group(team) && isCalled(team, name)));
  }

  private Optional<EntityRef> userByName(String name) {
    return read(EntityType.USER, Fqn.quote(name), OwnerFinder::person)
        .or(
            () ->
                only(
                    EntityType.USER,
                    search.names(EntityType.USER, name),
                    user -> person(user) && isCalled(user, name)));
  }

  private List<String> byEmail(EntityType type, String email) {
    return search.text(type, "email.keyword:\"" + email.replaceAll("[\\\\\"]", "") + "\"");
  }

  /** What a search names has to be read, since an index may be old; exactly one has to fit. */
  private Optional<EntityRef> only(EntityType type, List<String> names, Predicate<JsonNode> fits) {
    Set<EntityRef> found = new LinkedHashSet<>();
    names.forEach(fqn -> read(type, fqn, fits).ifPresent(found::add));
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  private Optional<EntityRef> read(EntityType type, String fqn, Predicate<JsonNode> fits) {
    return catalog
        .findByName(type, fqn, "")
        .filter(fits)
        .map(
            node ->
                new EntityRef(
                    node.path("id").asText(),
                    type.wire(),
                    node.path("fullyQualifiedName").asText("")));
  }

  private static boolean person(JsonNode user) {
    return !user.path("isBot").asBoolean();
  }

  /** Teams of other types hold teams and may own nothing. */
  private static boolean group(JsonNode team) {
    return team.path("teamType").asText(GROUP).equals(GROUP);
  }

  private static boolean hasEmail(JsonNode node, String email) {
    return node.path("email").asText().equalsIgnoreCase(email);
  }

  private static boolean isCalled(JsonNode node, String name) {
    return node.path("name").asText().equalsIgnoreCase(name)
        || node.path("displayName").asText().equalsIgnoreCase(name);
  }
}
