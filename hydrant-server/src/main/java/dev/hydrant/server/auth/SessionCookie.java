package dev.hydrant.server.auth;

import dev.hydrant.catalog.user.RefreshTokens;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Optional;

/** The page's refresh token. It is sent to the endpoints of sessions only. */
final class SessionCookie {
  /** A client that sends this header with the value {@code cookie} gets no token in the body. */
  static final String WANTED = "X-Hydrant-Session";

  private static final String NAME = "hydrant_session";
  private static final String PATH = Exchange.API + "/users";

  private SessionCookie() {}

  static boolean wanted(Context context) {
    return "cookie".equals(context.header(WANTED));
  }

  static Optional<String> read(Context context) {
    return Optional.ofNullable(context.cookie(NAME)).filter(value -> !value.isEmpty());
  }

  static void set(Context context, Secret token) {
    context.cookie(cookie(context, token.reveal(), (int) RefreshTokens.LIFE.toSeconds()));
  }

  static void clear(Context context) {
    if (read(context).isPresent()) {
      context.cookie(cookie(context, "", 0));
    }
  }

  /**
   * Other ports of one machine count as the same site, so the cookie's own rule does not keep their
   * pages out.
   */
  static void requireOwnOrigin(Context context) {
    String origin = context.header("Origin");
    if (origin != null && !authority(origin).equals(context.host())) {
      throw new HydrantException(
          ErrorCode.NOT_ALLOWED, "Sessions are for this server's own page only.");
    }
  }

  private static String authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getAuthority()).orElse("");
    } catch (IllegalArgumentException e) {
      // No origin that a browser sends; it is not ours.
      return "";
    }
  }

  private static Cookie cookie(Context context, String value, int age) {
    boolean secure = "https".equals(context.scheme());
    return new Cookie(NAME, value, PATH, age, secure, true, null, SameSite.STRICT);
  }
}
