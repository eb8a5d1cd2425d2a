package dev.hydrant.catalog.entity;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list. The text form has no character that an address would have to escape, since
 * clients paste it as it is.
 */
record Cursor(String name, String id) {
  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((id + " " + name).getBytes(StandardCharsets.UTF_8));
  }

  static Cursor of(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      if (space > 0) {
        return new Cursor(plain.substring(space + 1), plain.substring(0, space));
      }
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
    throw invalid(null);
  }

  private static HydrantException invalid(@Nullable Throwable cause) {
    return new HydrantException(
        ErrorCode.REQUEST_INVALID, "The paging cursor is not one that this server gave", "", cause);
  }
}
