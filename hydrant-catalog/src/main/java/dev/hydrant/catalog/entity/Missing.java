package dev.hydrant.catalog.entity;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;

/** The contract's words for what is not there. */
public final class Missing {
  private Missing() {}

  public static HydrantException entity(String type, String key) {
    return new HydrantException(ErrorCode.NOT_FOUND, type + " instance for " + key + " not found");
  }
}
