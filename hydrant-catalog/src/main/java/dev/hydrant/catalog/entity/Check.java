package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a member's value must be. Null members are removed before, since null means absent. */
@FunctionalInterface
interface Check {
  /**
   * @param path of the value, for the message
   * @throws HydrantException REQUEST_INVALID
   */
  void check(String path, JsonNode value);

  /** Anything: the contract leaves it open. */
  static Check any() {
    return (path, value) -> {};
  }

  static Check text() {
    return that("a text", JsonNode::isTextual);
  }

  static Check text(int min, int max) {
    return text()
        .and(
            that(
                "a text of " + min + " to " + max + " characters",
                value -> value.textValue().length() >= min && value.textValue().length() <= max));
  }

  static Check matching(String pattern, String words) {
    Pattern compiled = Pattern.compile(pattern);
    return text().and(that(words, value -> compiled.matcher(value.textValue()).matches()));
  }

  /** Name of an entity. */
  static Check name() {
    return text(1, 256)
        .and(that("a name without \"::\"", value -> !value.textValue().contains("::")));
  }

  static Check integer() {
    return that("an integer", value -> value.isIntegralNumber() && value.canConvertToLong());
  }

  static Check number() {
    return that("a number", JsonNode::isNumber);
  }

  static Check bool() {
    return that("true or false", JsonNode::isBoolean);
  }

  static Check object() {
    return that("an object", JsonNode::isObject);
  }

  static Check oneOf(String... values) {
    List<String> known = List.of(values);
    return that(
        known.size() > 12 ? "one of the contract's values" : "one of " + String.join(", ", known),
        value -> value.isTextual() && known.contains(value.textValue()));
  }

  static Check listOf(Check item) {
    return that("a list", JsonNode::isArray)
        .and(
            (path, value) -> {
              for (int i = 0; i < value.size(); i++) {
                item.check(path + "[" + i + "]", value.get(i));
              }
            });
  }

  private static Check that(String what, Predicate<JsonNode> holds) {
    return (path, value) -> {
      if (!holds.test(value)) {
        throw new HydrantException(ErrorCode.REQUEST_INVALID, path + " must be " + what);
      }
    };
  }

  default Check and(Check other) {
    return (path, value) -> {
      check(path, value);
      other.check(path, value);
    };
  }
}
