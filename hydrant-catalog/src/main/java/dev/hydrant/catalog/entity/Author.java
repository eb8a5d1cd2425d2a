package dev.hydrant.catalog.entity;

/**
 * Who writes.
 *
 * @param bot a bot may not overwrite what people wrote
 */
public record Author(String name, boolean bot) {
  /** Whoever sits at this machine, as long as nobody signs in. */
  public static final Author ADMIN = new Author("admin", false);
}
