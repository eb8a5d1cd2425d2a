package dev.hydrant.catalog.entity;

import java.util.Map;
import java.util.Optional;

/**
 * What a caller asks of a list.
 *
 * @param filters of the contract: parameter → value, such as {@code service} → its qualified name
 * @param limit 0 asks for the total alone
 */
public record ListRequest(
    Include include,
    Map<String, String> filters,
    int limit,
    Optional<String> before,
    Optional<String> after) {
  public ListRequest {
    filters = Map.copyOf(filters);
  }

  /** Everything of a type, first page. */
  public static ListRequest first(int limit) {
    return new ListRequest(
        Include.NON_DELETED, Map.of(), limit, Optional.empty(), Optional.empty());
  }
}
