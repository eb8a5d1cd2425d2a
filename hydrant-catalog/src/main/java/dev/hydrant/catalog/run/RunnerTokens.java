package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The tokens of runners: each proves one runner's name. Several may be good at once, so that one
 * can be replaced without a gap. Only hashes are kept.
 */
public final class RunnerTokens {
  /** Digits of a token's hash that tell it from the others; they are of no use to a thief. */
  private static final int ID_LENGTH = 16;

  private static final int TOKENS_KEPT = 50;

  /**
   * A token as it may be shown. Times are epoch milliseconds.
   *
   * @param used when a process last registered with it
   */
  public record Known(String id, long created, Optional<Long> used) {}

  /**
   * A new token.
   *
   * @param token shown this once
   */
  public record Issued(String id, Secret token) {}

  private final Database database;
  private final DatabaseClock clock;
  private final SecureRandom random;

  public RunnerTokens(Database database, DatabaseClock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Gives a runner one more token, good until it is revoked. The first one makes the runner known.
   *
   * @throws dev.hydrant.model.error.HydrantException when the name is not one for a runner
   */
  public Issued issue(String name) {
    RunnerNames.check(name);
    Secret token = Tokens.random(Tokens.RUNNER, random);
    database.write(handle -> insert(handle, name, token, false));
    return new Issued(id(Tokens.hash(token)), token);
  }

  /**
   * Gives a token to a process that has no file to keep one in: the runner in a server. The oldest
   * of very many such tokens end.
   */
  public Secret issueForProcess(String name) {
    Secret token = Tokens.random(Tokens.RUNNER, random);
    database.write(handle -> insert(handle, name, token, true));
    return token;
  }

  /**
   * @return the token's hash, when it is this runner's own
   */
  public Optional<String> prove(String name, String token) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select token_hash from runner_token"
                        + " where runner = :name and token_hash = :hash")
                .bind("name", name)
                .bind("hash", Tokens.hash(token))
                .mapTo(String.class)
                .findOne());
  }

  /** A runner's tokens, the newest first. */
  public List<Known> list(String name) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select token_hash, created_at, used_at from runner_token"
                        + " where runner = :name order by created_at desc, token_hash")
                .bind("name", name)
                .map(
                    (row, context) ->
                        new Known(
                            id(row.getString("token_hash")),
                            row.getLong("created_at"),
                            Optional.ofNullable((Number) row.getObject("used_at"))
                                .map(Number::longValue)))
                .list());
  }

  /**
   * Ends a token and every session that was opened with it: the next call of such a process is
   * refused.
   *
   * @return false when the runner has no such token
   */
  public boolean revoke(String name, String id) {
    return database.write(handle -> revoke(handle, name, id) > 0);
  }

  /** Takes every token and every session from a runner. */
  public void revokeAll(String name) {
    database.write(
        handle ->
            handle
                    .createUpdate("delete from runner_token where runner = :name")
                    .bind("name", name)
                    .execute()
                + handle
                    .createUpdate("delete from runner_session where runner = :name")
                    .bind("name", name)
                    .execute());
  }

  private static int revoke(Handle handle, String name, String id) {
    List<String> hashes =
        handle
            .createQuery(
                "delete from runner_token where runner = :name"
                    + " and substr(token_hash, 1, :length) = :id returning token_hash")
            .bind("name", name)
            .bind("length", ID_LENGTH)
            .bind("id", id)
            .mapTo(String.class)
            .list();
    hashes.forEach(
        hash ->
            handle
                .createUpdate("delete from runner_session where runner_token = :hash")
                .bind("hash", hash)
                .execute());
    return hashes.size();
  }

  private int insert(Handle handle, String name, Secret token, boolean forProcess) {
    long now = clock.now(handle);
    handle
        .createUpdate(
            "insert into runner (name, created_at) values (:name, :now) on conflict do nothing")
        .bind("name", name)
        .bind("now", now)
        .execute();
    if (forProcess) {
      forgetOldest(handle, name);
    }
    return handle
        .createUpdate(
            "insert into runner_token (token_hash, runner, created_at) values (:hash, :name, :now)")
        .bind("hash", Tokens.hash(token))
        .bind("name", name)
        .bind("now", now)
        .execute();
  }

  private static void forgetOldest(Handle handle, String name) {
    handle
        .createUpdate(
            """
            delete from runner_token where token_hash in (
              select token_hash from runner_token where runner = :name
              order by created_at desc, token_hash limit 1000 offset :kept)
            """)
        .bind("name", name)
        .bind("kept", TOKENS_KEPT)
        .execute();
  }

  private static String id(String hash) {
    return hash.substring(0, ID_LENGTH);
  }
}
