package dev.hydrant.model.lineage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What an edge means. The label is the first word or words of an edge's description on the wire;
 * the order of the constants is the order of strength when one pair of assets has several roles.
 */
public enum EdgeRole {
  DELIVERY("Delivery"),
  STAGING("Staging"),
  BACKUP("Backup"),
  ERROR_SINK("Error sink"),
  CHANGE_CAPTURE("Change capture"),
  DESCRIBED_BY("Described by"),
  PRODUCER("Producer");

  private final String label;

  EdgeRole(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The identifier used in query parameters and JSON: the constant in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role whose {@link #id} this is. */
  public static Optional<EdgeRole> byId(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }

  /** Strongest first. */
  public static Comparator<EdgeRole> byStrength() {
    return Comparator.naturalOrder();
  }
}
