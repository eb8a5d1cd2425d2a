package dev.hydrant.server.contract;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.regex.Pattern;

/** Versions are numbers with one decimal outside, and whole tenths inside. */
final class Versions {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,6}(\\.[0-9])?");

  private Versions() {}

  static int tenths(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "a version is a number such as 0.1, not " + text);
    }
    return (int) Math.round(Double.parseDouble(text) * 10);
  }
}
