package dev.hydrant.catalog.user;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.Tokens;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Sessions. A refresh token is used once and gives the next one; a second use means that somebody
 * else has a copy, and ends the whole family.
 */
public final class RefreshTokens {
  /** What a refresh token starts with. */
  public static final String PREFIX = "hyf_";

  /** How long a session lasts without being used. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** The next token of a session, and whose it is. */
  public record Session(Secret token, String account) {}

  private record Row(String family, String account, boolean used, long expires) {}

  private final Database database;
  private final Clock clock;
  private final SecureRandom random;

  public RefreshTokens(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** Begins a session; sessions that have run out are swept on the way. */
  public Secret begin(String account) {
    Secret token = Tokens.random(PREFIX, random);
    database.write(
        handle -> {
          handle
              .createUpdate("delete from refresh_token where expires_at < :now")
              .bind("now", clock.millis())
              .execute();
          return insert(handle, token, UUID.randomUUID().toString(), account);
        });
    return token;
  }

  /** Goes on with a session; empty when the token is unknown, has run out, or was used before. */
  public Optional<Session> next(String presented) {
    Secret token = Tokens.random(PREFIX, random);
    String hash = Tokens.hash(presented);
    return database.write(
        handle -> {
          Optional<Row> row = row(handle, hash);
          if (row.isEmpty()) {
            return Optional.empty();
          }
          if (row.get().used() || !use(handle, hash)) {
            revoke(handle, row.get().family());
            return Optional.empty();
          }
          if (row.get().expires() < clock.millis()) {
            return Optional.empty();
          }
          insert(handle, token, row.get().family(), row.get().account());
          return Optional.of(new Session(token, row.get().account()));
        });
  }

  /** Ends the session that the token belongs to, if there is one. */
  public void end(String presented) {
    String hash = Tokens.hash(presented);
    database.write(
        handle -> {
          Optional<Row> row = row(handle, hash);
          row.ifPresent(found -> revoke(handle, found.family()));
          return row.isPresent();
        });
  }

  private static Optional<Row> row(Handle handle, String hash) {
    return handle
        .createQuery(
            "select family, account, used_at, expires_at from refresh_token"
                + " where token_hash = :hash")
        .bind("hash", hash)
        .map(
            (row, context) ->
                new Row(
                    row.getString("family"),
                    row.getString("account"),
                    row.getObject("used_at") != null,
                    row.getLong("expires_at")))
        .findOne();
  }

  private boolean use(Handle handle, String hash) {
    return handle
            .createUpdate(
                "update refresh_token set used_at = :now"
                    + " where token_hash = :hash and used_at is null")
            .bind("now", clock.millis())
            .bind("hash", hash)
            .execute()
        == 1;
  }

  private int insert(Handle handle, Secret token, String family, String account) {
    return handle
        .createUpdate(
            """
            insert into refresh_token (token_hash, family, account, created_at, expires_at)
            values (:hash, :family, :account, :now, :expires)
            """)
        .bind("hash", Tokens.hash(token.reveal()))
        .bind("family", family)
        .bind("account", account)
        .bind("now", clock.millis())
        .bind("expires", clock.millis() + LIFE.toMillis())
        .execute();
  }

  private static void revoke(Handle handle, String family) {
    handle
        .createUpdate("delete from refresh_token where family = :family")
        .bind("family", family)
        .execute();
  }
}
