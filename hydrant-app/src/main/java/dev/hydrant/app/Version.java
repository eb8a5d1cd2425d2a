package dev.hydrant.app;

import java.util.Objects;

/** The version that the build wrote into the jar. */
public final class Version {
  private Version() {}

  public static String text() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }
}
