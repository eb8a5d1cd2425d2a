package dev.hydrant.server.contract;

import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last segment of a path that names an entity.
 *
 * @param include what some clients append to the name by mistake: {@code name/x&include=all}
 */
record NamedSegment(EntityKey key, Optional<String> include) {
  private static final Pattern APPENDED = Pattern.compile("(.+)&include=(all|deleted|non-deleted)");

  static NamedSegment name(String segment) {
    Matcher matcher = APPENDED.matcher(segment);
    return matcher.matches()
        ? new NamedSegment(EntityKey.fqn(matcher.group(1)), Optional.of(matcher.group(2)))
        : new NamedSegment(EntityKey.fqn(segment), Optional.empty());
  }

  static Include include(Context context, Optional<String> appended) {
    return Include.of(Exchange.query(context, "include").or(() -> appended).orElse("non-deleted"));
  }
}
