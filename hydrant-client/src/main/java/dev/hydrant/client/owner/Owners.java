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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The owners that tags name, as far as the catalog knows them. Each distinct text is looked up once
 * a run, and told once where nobody is found. Thread-safe.
 */
public final class Owners {
  /** An organisation whose tags the catalog does not know would else fill the log. */
  private static final int TOLD = 5;

  private final OwnerFinder finder;
  private final Notes notes;
  private final Map<String, Optional<EntityRef>> known = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final AtomicInteger nobodies = new AtomicInteger();
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
   * @param texts as tags have them, the weightiest first
   * @return users, or one team, which is all that the contract takes: the first that is found says
   *     which; empty where the catalog does not let its users and teams be looked up
   */
  public Optional<List<EntityRef>> of(List<String> texts) {
    List<EntityRef> found = new ArrayList<>();
    for (String text : texts) {
      Optional<EntityRef> owner = find(text.strip());
      if (closed) {
        return Optional.empty();
      }
      owner.filter(ref -> !found.contains(ref)).ifPresent(found::add);
    }
    boolean team = !found.isEmpty() && isTeam(found.get(0));
    List<EntityRef> owners =
        team ? List.of(found.get(0)) : found.stream().filter(owner -> !isTeam(owner)).toList();
    found.stream().filter(owner -> !owners.contains(owner)).forEach(this::tellSpare);
    return Optional.of(owners);
  }

  private static boolean isTeam(EntityRef owner) {
    return owner.type().equals(EntityType.TEAM.wire());
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
      tellNobody(text);
    }
    return owner;
  }

  private void tellNobody(String text) {
    int count = nobodies.incrementAndGet();
    if (count <= TOLD) {
      notes.info("The catalog has no user or team for the owner '" + text + "'.");
    }
    if (count == TOLD + 1) {
      notes.info(
          "More owners that tags name are neither users nor teams of the catalog; they stay facts of"
              + " their pipelines.");
    }
  }

  private void tellSpare(EntityRef spare) {
    if (told.add(spare.id())) {
      notes.info(
          spare.fullyQualifiedName()
              + " does not become an owner everywhere its tag stands: owners are several users or"
              + " one team.");
    }
  }
}
