package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.entity.ListQuery.Filter;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages of entities, by name, with cursors that stay valid when entities come and go. */
final class EntityLists {
  private static final int MAX_LIMIT = 1_000_000;

  /** One answer is held in memory whole; a client that asks for more follows the cursor. */
  private static final int MAX_PAGE = 10_000;

  private final Database database;
  private final EntityTypes types;
  private final ObjectMapper json;

  EntityLists(Database database, EntityTypes types, ObjectMapper json) {
    this.database = database;
    this.types = types;
    this.json = json;
  }

  EntityPage list(EntityType type, ListRequest request) {
    check(request);
    Optional<Map<Filter, String>> filters = filters(type, request.filters());
    if (filters.isEmpty()) {
      return new EntityPage(List.of(), Optional.empty(), Optional.empty(), 0);
    }
    ListQuery query =
        new ListQuery(
            type.name(),
            request.include(),
            filters.get(),
            Math.min(request.limit(), MAX_PAGE),
            request.before().or(request::after).map(Cursor::of),
            request.before().isPresent());
    int total = database.read(handle -> EntityTable.count(handle, query));
    if (request.limit() == 0) {
      return new EntityPage(List.of(), Optional.empty(), Optional.empty(), total);
    }
    return page(query, database.read(handle -> EntityTable.list(handle, query)), total);
  }

  private EntityPage page(ListQuery query, List<EntityRow> found, int total) {
    boolean more = found.size() > query.limit();
    List<EntityRow> rows = new ArrayList<>(more ? found.subList(0, query.limit()) : found);
    if (query.backwards()) {
      Collections.reverse(rows);
    }
    boolean hasBefore = query.backwards() ? more : query.cursor().isPresent();
    boolean hasAfter = query.backwards() || more;
    return new EntityPage(
        rows.stream().map(row -> row.document(json)).toList(),
        rows.isEmpty() || !hasBefore ? Optional.empty() : Optional.of(cursor(rows.get(0))),
        rows.isEmpty() || !hasAfter
            ? Optional.empty()
            : Optional.of(cursor(rows.get(rows.size() - 1))),
        total);
  }

  private static String cursor(EntityRow row) {
    return new Cursor(row.name(), row.id()).text();
  }

  private static void check(ListRequest request) {
    if (request.before().isPresent() && request.after().isPresent()) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "Only one of before or after query parameter allowed");
    }
    if (request.limit() < 0) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[query param limit must be greater than or equal to 0]");
    }
    if (request.limit() > MAX_LIMIT) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "[query param limit must be less than or equal to " + MAX_LIMIT + "]");
    }
  }

  /** Empty when a filter names what does not exist: then nothing can lie in it. */
  private Optional<Map<Filter, String>> filters(EntityType type, Map<String, String> given) {
    Map<Filter, String> filters = new EnumMap<>(Filter.class);
    for (Map.Entry<String, String> filter : given.entrySet()) {
      Optional<Map.Entry<Filter, String>> resolved =
          filter(type, filter.getKey(), filter.getValue());
      if (resolved.isEmpty()) {
        return Optional.empty();
      }
      filters.put(resolved.get().getKey(), resolved.get().getValue());
    }
    return Optional.of(filters);
  }

  private Optional<Map.Entry<Filter, String>> filter(EntityType type, String name, String value) {
    return switch (name) {
      case "serviceType" -> Optional.of(Map.entry(Filter.SERVICE_TYPE, value));
      case "root" -> Optional.of(Map.entry(Filter.NO_PARENT_OF_TYPE, type.name()));
      case "service" -> service(type, value).map(id -> Map.entry(Filter.SERVICE, id));
      case "database" ->
          id("database", value)
              .map(
                  id ->
                      Map.entry(
                          type.name().equals("table") ? Filter.GRANDPARENT : Filter.PARENT, id));
      default -> parent(type, name, value).map(id -> Map.entry(Filter.PARENT, id));
    };
  }

  /** The contract calls what a tag lies in its parent, be that a tag or a classification. */
  private Optional<String> parent(EntityType type, String member, String fqn) {
    return type.containers().stream()
        .filter(
            container ->
                container.member().equals(member)
                    || type.name().equals("tag") && member.equals("parent"))
        .flatMap(container -> container.types().stream())
        .map(parentType -> id(parentType, fqn))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> service(EntityType type, String fqn) {
    return types.all().stream()
        .filter(EntityType::isService)
        .map(service -> id(service.name(), fqn))
        .flatMap(Optional::stream)
        .filter(id -> lies(type, id))
        .findFirst();
  }

  /** Services of two kinds may have one name: the one that holds this type is meant. */
  private boolean lies(EntityType type, String serviceId) {
    ListQuery query =
        new ListQuery(
            type.name(),
            Include.ALL,
            Map.of(Filter.SERVICE, serviceId),
            0,
            Optional.empty(),
            false);
    return !database.read(handle -> EntityTable.list(handle, query)).isEmpty();
  }

  private Optional<String> id(String type, String fqn) {
    return database.read(handle -> EntityTable.byName(handle, type, fqn)).map(EntityRow::id);
  }
}
