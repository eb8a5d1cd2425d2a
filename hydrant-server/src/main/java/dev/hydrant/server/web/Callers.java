package dev.hydrant.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.entity.Author;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * Who a request speaks for, and what it changed, as the handlers of one request tell each other.
 */
public final class Callers {
  private static final String AUTHOR = "hydrant.author";
  private static final String CHANGED = "hydrant.changed";

  private Callers() {}

  /** Whoever signed in; whoever sits at this machine where nobody has to. */
  public static Author author(Context context) {
    Author author = context.attribute(AUTHOR);
    return author == null ? Author.ADMIN : author;
  }

  /** Whether anybody has been made out who this request speaks for. */
  public static boolean known(Context context) {
    return context.attribute(AUTHOR) != null;
  }

  public static void author(Context context, Author author) {
    context.attribute(AUTHOR, author);
  }

  /** Tells what the request made of an entity. */
  public static void changed(Context context, JsonNode entity) {
    context.attribute(CHANGED, entity);
  }

  /** The entity that was changed, as it is now. */
  public static Optional<JsonNode> changed(Context context) {
    return Optional.ofNullable(context.attribute(CHANGED));
  }
}
