package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.runner.HeartbeatRequest;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The processes of runners: their sessions, and when they were last heard. */
public final class Runners {
  /** A process that proved to be a runner. */
  public record Session(
      String tokenHash, String runner, String instance, int slots, long expiresIn) {}

  /**
   * A process that registers.
   *
   * @param location where it stands, in its operator's words; may be empty
   */
  public record Process(
      String runner, String instance, String version, int slots, String location) {}

  /** A runner process as it was last seen; {@code seenAgo} in milliseconds. */
  public record Seen(
      String runner, String instance, String version, int slots, int running, long seenAgo) {}

  /** How long a session lasts without being renewed. */
  public static final Duration LIFE = Duration.ofHours(1);

  private final Database database;
  private final DatabaseClock clock;
  private final SecureRandom random;

  public Runners(Database database, DatabaseClock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Opens a session; those that this process had before end.
   *
   * @param tokenHash the token that the process has proved itself with; the session ends with it
   */
  public Secret open(Process process, String tokenHash) {
    Secret token = Tokens.random(Tokens.SESSION, random);
    database.write(
        handle -> {
          handle
              .createUpdate("delete from runner_session where instance = :instance")
              .bind("instance", process.instance())
              .execute();
          used(handle, process, tokenHash);
          return insert(handle, token, process, tokenHash);
        });
    return token;
  }

  public Optional<Session> session(String token) {
    return database.read(
        handle -> {
          long now = clock.now(handle);
          return handle
              .createQuery(
                  """
                  select token_hash, runner, instance, slots, expires_at from runner_session
                  where token_hash = :hash and expires_at > :now
                  """)
              .bind("hash", Tokens.hash(token))
              .bind("now", now)
              .map(
                  (row, context) ->
                      new Session(
                          row.getString("token_hash"),
                          row.getString("runner"),
                          row.getString("instance"),
                          row.getInt("slots"),
                          row.getLong("expires_at") - now))
              .findOne();
        });
  }

  /**
   * Notes that a process is alive.
   *
   * @param load with no slots from a process that is ending: nothing is leased to it any more
   * @return a new token in the last half of the old one's life; the old one stays good to its end,
   *     since the answer may be lost
   */
  public Optional<Secret> seen(Session session, HeartbeatRequest.Load load) {
    Optional<Secret> renewed =
        session.expiresIn() < LIFE.toMillis() / 2
            ? Optional.of(Tokens.random(Tokens.SESSION, random))
            : Optional.empty();
    database.write(
        handle -> {
          long now = clock.now(handle);
          handle
              .createUpdate(
                  "update runner_session set seen_at = :now, running = :running, slots = :slots"
                      + " where token_hash = :hash")
              .bind("now", now)
              .bind("running", load.running())
              .bind("slots", Math.max(0, load.slots()))
              .bind("hash", session.tokenHash())
              .execute();
          handle
              .createUpdate("update runner set seen_at = :now where name = :name")
              .bind("now", now)
              .bind("name", session.runner())
              .execute();
          renewed.ifPresent(token -> copy(handle, session, token, now));
          return renewed.isPresent();
        });
    return renewed;
  }

  /** Every process that has a session, the newest sight of each. */
  public List<Seen> all() {
    return database.read(
        handle -> {
          long now = clock.now(handle);
          return handle
              .createQuery(
                  """
                  select runner, instance, version, slots, running, seen_at from runner_session s
                  where not exists (select 1 from runner_session newer
                    where newer.instance = s.instance and newer.seen_at > s.seen_at)
                  order by runner, instance
                  """)
              .map(
                  (row, context) ->
                      new Seen(
                          row.getString("runner"),
                          row.getString("instance"),
                          row.getString("version"),
                          row.getInt("slots"),
                          row.getInt("running"),
                          now - row.getLong("seen_at")))
              .list();
        });
  }

  private void used(Handle handle, Process process, String tokenHash) {
    long now = clock.now(handle);
    handle
        .createUpdate("update runner_token set used_at = :now where token_hash = :hash")
        .bind("now", now)
        .bind("hash", tokenHash)
        .execute();
    handle
        .createUpdate(
            "update runner set location = :location, version = :version, seen_at = :now"
                + " where name = :name")
        .bind("location", process.location())
        .bind("version", process.version())
        .bind("now", now)
        .bind("name", process.runner())
        .execute();
  }

  private int insert(Handle handle, Secret token, Process process, String tokenHash) {
    long now = clock.now(handle);
    return handle
        .createUpdate(
            """
            insert into runner_session (token_hash, runner, instance, version, slots, running,
              expires_at, seen_at, runner_token)
            values (:hash, :runner, :instance, :version, :slots, 0, :expires, :now, :proof)
            """)
        .bind("proof", tokenHash)
        .bind("hash", Tokens.hash(token))
        .bind("runner", process.runner())
        .bind("instance", process.instance())
        .bind("version", process.version())
        .bind("slots", process.slots())
        .bind("expires", now + LIFE.toMillis())
        .bind("now", now)
        .execute();
  }

  private static void copy(Handle handle, Session session, Secret token, long now) {
    handle
        .createUpdate(
            """
            insert into runner_session (token_hash, runner, instance, version, slots, running,
              expires_at, seen_at, runner_token)
            select :hash, runner, instance, version, slots, running, :expires, :now, runner_token
            from runner_session where token_hash = :old
            """)
        .bind("hash", Tokens.hash(token))
        .bind("old", session.tokenHash())
        .bind("expires", now + LIFE.toMillis())
        .bind("now", now + 1)
        .execute();
  }
}
