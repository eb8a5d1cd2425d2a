package dev.hydrant.e2e.harness;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Arrays;
import java.util.Objects;

/**
 * Something that a machine may lack. Without it a test is skipped and says so, unless
 * HYDRANT_REQUIRE lists it: then the test fails.
 */
public enum Requirement {
  CHROMIUM,
  POSTGRESQL,
  MOTO,
  SYSTEMD;

  /** Ends the test: as a failure where the requirement is required, else as a skip. */
  public void missing(String why) {
    String text = name().toLowerCase(java.util.Locale.ROOT) + ": " + why;
    if (required()) {
      fail("required by HYDRANT_REQUIRE, but missing. " + text);
    }
    abort(text);
  }

  private boolean required() {
    String list = Objects.requireNonNullElse(System.getenv("HYDRANT_REQUIRE"), "");
    return Arrays.stream(list.split(",")).anyMatch(word -> word.strip().equalsIgnoreCase(name()));
  }
}
