package dev.hydrant.catalog.entity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * One page of one type.
 *
 * @param filters equality with a column's value: column → value
 * @param cursor where the page starts; absent for the first
 * @param backwards the page before the cursor rather than after it
 */
record ListQuery(
    String type,
    Include include,
    Map<Filter, String> filters,
    int limit,
    Optional<Cursor> cursor,
    boolean backwards) {

  ListQuery {
    filters = Map.copyOf(filters);
  }

  /** What a list may be narrowed by. */
  enum Filter {
    SERVICE("e.service_id = :service"),
    PARENT("e.parent_id = :parent"),
    SERVICE_TYPE("e.service_type = :service_type"),
    GRANDPARENT("e.parent_id in (select p.id from entity p where p.parent_id = :grandparent)"),
    NO_PARENT_OF_TYPE(
        "not exists (select 1 from entity p where p.id = e.parent_id and p.type = :no_parent_of_type)");

    private final String condition;

    Filter(String condition) {
      this.condition = condition;
    }

    String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  String condition() {
    StringBuilder sql = new StringBuilder(include.condition());
    filters.keySet().stream()
        .sorted()
        .forEach(filter -> sql.append(" and ").append(filter.condition));
    return sql.toString();
  }

  String cursorCondition() {
    if (cursor.isEmpty()) {
      return "";
    }
    return backwards ? "and (e.name, e.id) < (:name, :id)" : "and (e.name, e.id) > (:name, :id)";
  }

  void bind(Query statement) {
    bindFilters(statement);
    cursor.ifPresent(at -> statement.bind("name", at.name()).bind("id", at.id()));
  }

  void bindFilters(Query statement) {
    statement.bind("type", type);
    filters.forEach((filter, value) -> statement.bind(filter.parameter(), value));
  }
}
