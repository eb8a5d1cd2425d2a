package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One member of a request or a nested document.
 *
 * @param otherwise the contract's default, written into the entity when the member is absent
 */
record Member(String name, Check check, boolean required, Optional<JsonNode> otherwise) {
  Member {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(check, "check is null");
  }

  static Member of(String name, Check check) {
    return new Member(name, check, false, Optional.empty());
  }

  static Member required(String name, Check check) {
    return new Member(name, check, true, Optional.empty());
  }

  static Member of(String name, Check check, JsonNode otherwise) {
    return new Member(name, check, false, Optional.of(otherwise));
  }
}
