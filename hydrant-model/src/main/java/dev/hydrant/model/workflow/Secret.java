package dev.hydrant.model.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A value that must not be shown, or a reference {@code secret:<id>} to one. Printing it prints a
 * mask; writing it as JSON writes the value, since a work order carries it to the child.
 */
public final class Secret {
  /** What a reference starts with. */
  public static final String REFERENCE = "secret:";

  private final String value;

  @JsonCreator
  public Secret(String value) {
    this.value = Objects.requireNonNull(value, "value is null");
  }

  /** The value itself. Every caller is a place where it could leak. */
  @JsonValue
  public String reveal() {
    return value;
  }

  public boolean isReference() {
    return value.startsWith(REFERENCE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "*********";
  }
}
