package dev.hydrant.client.owner;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The owners that tags name, as far as the catalog knows them. Each distinct text is looked up once
 * a run, and told once where nobody is found. Thread-safe.
 */
public final class Owners {
  private final OwnerFinder finder;
  private final Notes notes;
  private final Map<String, Optional<EntityRef>> known = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Takes what a person should know. */
  public interface Notes {
    void info(String message);

    void warn(ErrorCode code, String message, String advice);
  }

  public Owners(CatalogClient catalog, Notes notes) {
    this.finder = new OwnerFinder(catalog);
    this.notes = notes;
  }

  /**
   * @param texts as tags have them
   * @return users, or else one team, which is all that the contract takes; empty where the catalog
   *     does not let its users and teams be looked up
   */
  public Optional<List<EntityRef>> of(List<String> texts) {
    List<EntityRef> users = new ArrayList<>();
    List<EntityRef> teams = new ArrayList<>();
    for (String text : texts) {
      Optional<EntityRef> owner = find(text.strip());
      if (closed) {
        return Optional.empty();
      }
      owner.ifPresent(
          ref -> {
            List<EntityRef> list = ref.type().equals(EntityType.USER.wire()) ? users : teams;
            if (!list.contains(ref)) {
              list.add(ref);
            }
          });
    }
    List<EntityRef> owners = users.isEmpty() ? teams.stream().limit(1).toList() : users;
    teams.stream().filter(team -> !owners.contains(team)).forEach(this::tellSpare);
    return Optional.of(List.copyOf(owners));
  }

  private Optional<EntityRef> find(String text) {
    if (closed) {
      return Optional.empty();
    }
    try {
      return known.computeIfAbsent(text.toLowerCase(Locale.ROOT), key -> look(text));
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_FORBIDDEN && e.code() != ErrorCode.CATALOG_REFUSED) {
        throw e;
      }
      closed = true;
      notes.warn(
          e.code(),
          "Owners are left as they are: users and teams cannot be looked up. " + e.text(),
          "Let the token's user read users and teams, or set sourceConfig.includeOwners to false.");
      return Optional.empty();
    }
  }

  private Optional<EntityRef> look(String text) {
    Optional<EntityRef> owner = finder.find(text);
    if (owner.isEmpty() && !text.isEmpty()) {
      notes.info("The catalog has no user or team for the owner '" + text + "'.");
    }
    return owner;
  }

  private void tellSpare(EntityRef team) {
    if (told.add(team.id())) {
      notes.info(
          "The team "
              + team.fullyQualifiedName()
              + " does not become an owner everywhere its tag stands: owners are several users or"
              + " one team.");
    }
  }
}
