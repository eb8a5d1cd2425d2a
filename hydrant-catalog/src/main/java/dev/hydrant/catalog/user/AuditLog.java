package dev.hydrant.catalog.user;

import dev.hydrant.catalog.jdbc.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.statement.Query;

/** Who changed what, and who was refused. Entries are kept for a time, then swept. */
public final class AuditLog {
  /** How long entries are kept where nobody says otherwise. */
  public static final Duration KEPT = Duration.ofDays(365);

  private static final int TARGET = 512;
  private static final int NAME = 128;
  private static final Duration SWEEP = Duration.ofHours(1);

  /**
   * What to show.
   *
   * @param before the id of the last entry seen
   * @param since epoch milliseconds
   */
  public record Filter(
      Optional<String> author,
      Optional<String> target,
      Optional<Long> since,
      Optional<String> before,
      int limit) {}

  /** What happened; the log adds its time. */
  public record Event(
      String author,
      String address,
      String action,
      String target,
      Optional<String> oldVersion,
      Optional<String> newVersion,
      int outcome) {}

  private final Database database;
  private final Clock clock;
  private final Duration kept;
  private final AtomicLong swept = new AtomicLong();

  public AuditLog(Database database, Clock clock, Duration kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  public void add(Event event) {
    long now = clock.millis();
    String id = "%013d-%s".formatted(now, UUID.randomUUID().toString().substring(0, 13));
    long last = swept.get();
    boolean sweep = now - last >= SWEEP.toMillis() && swept.compareAndSet(last, now);
    database.write(
        handle -> {
          if (sweep) {
            handle
                .createUpdate("delete from audit where at < :oldest")
                .bind("oldest", now - kept.toMillis())
                .execute();
          }
          return handle
              .createUpdate(
                  """
                  insert into audit (
                    id, at, author, address, action, target, old_version, new_version, outcome)
                  values (:id, :at, :author, :address, :action, :target, :old, :new, :outcome)
                  """)
              .bind("id", id)
              .bind("at", now)
              .bind("author", cut(event.author(), NAME))
              .bind("address", event.address())
              .bind("action", event.action())
              .bind("target", cut(event.target(), TARGET))
              .bind("old", event.oldVersion().orElse(null))
              .bind("new", event.newVersion().orElse(null))
              .bind("outcome", event.outcome())
              .execute();
        });
  }

  /** Newest first. */
  public List<AuditEntry> list(Filter filter) {
    StringBuilder sql = new StringBuilder("select * from audit where 1 = 1");
    filter.author().ifPresent(author -> sql.append(" and author = :author"));
    filter.target().ifPresent(target -> sql.append(" and target like :target escape '!'"));
    filter.since().ifPresent(since -> sql.append(" and at >= :since"));
    filter.before().ifPresent(before -> sql.append(" and id < :before"));
    sql.append(" order by id desc limit :limit");
    return database.read(
        handle -> {
          Query query = handle.createQuery(sql.toString()).bind("limit", filter.limit());
          filter.author().ifPresent(author -> query.bind("author", author));
          filter.target().ifPresent(target -> query.bind("target", "%" + escaped(target) + "%"));
          filter.since().ifPresent(since -> query.bind("since", since));
          filter.before().ifPresent(before -> query.bind("before", before));
          return query
              .map(
                  (row, context) ->
                      new AuditEntry(
                          row.getString("id"),
                          row.getLong("at"),
                          row.getString("author"),
                          row.getString("address"),
                          row.getString("action"),
                          row.getString("target"),
                          Optional.ofNullable(row.getString("old_version")),
                          Optional.ofNullable(row.getString("new_version")),
                          row.getInt("outcome")))
              .list();
        });
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
