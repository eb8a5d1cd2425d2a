package dev.hydrant.catalog.user;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.Tokens;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Personal access tokens and tokens of bots. They are opaque: clients of the contract send whatever
 * they are given, and an opaque token can be revoked at once.
 */
public final class ApiTokens {
  /** What such a token starts with. */
  public static final String PREFIX = "hyt_";

  /** A new token: the only time that its value is known. */
  public record Issued(Secret value, ApiToken token) {}

  private static final int NAME = 128;
  private static final String COLUMNS =
      "select id, account, name, role, created_by, created_at, expires_at from api_token"
          + " where revoked_at is null";
  private static final RowMapper<ApiToken> TOKEN =
      (row, context) ->
          new ApiToken(
              row.getString("id"),
              Optional.ofNullable(row.getString("account")),
              row.getString("name"),
              Role.of(row.getString("role")),
              row.getString("created_by"),
              row.getLong("created_at"),
              row.getObject("expires_at") == null
                  ? Optional.empty()
                  : Optional.of(row.getLong("expires_at")));

  private final Database database;
  private final Clock clock;
  private final SecureRandom random;

  public ApiTokens(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** A token that a person makes for scripts of their own; it never may more than they. */
  public Issued personal(Account account, String name, Role role, Optional<Duration> life) {
    if (!account.role().covers(role)) {
      throw new HydrantException(
          ErrorCode.NOT_ALLOWED,
          "A token of " + account.name() + " cannot have the role " + role.wire() + ".");
    }
    return issue(Optional.of(account.id()), name, role, account.name(), life);
  }

  /**
   * A token of a bot, which writes under the given name.
   *
   * @throws HydrantException ALREADY_EXISTS when that is the name of a person
   */
  public Issued bot(String name, Role role, String createdBy, Optional<Duration> life) {
    if (isPerson(name)) {
      throw new HydrantException(
          ErrorCode.ALREADY_EXISTS,
          "There is a user with the name '" + name + "'; what a bot writes must be told apart.");
    }
    return issue(Optional.empty(), name, role, createdBy, life);
  }

  /** The live token with this value. */
  public Optional<ApiToken> find(String value) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(COLUMNS + " and token_hash = :hash")
                    .bind("hash", Tokens.hash(value))
                    .map(TOKEN)
                    .findOne())
        .filter(token -> token.expiresAt().map(at -> at > clock.millis()).orElse(true));
  }

  public Optional<ApiToken> get(String id) {
    return database.read(
        handle ->
            handle.createQuery(COLUMNS + " and id = :id").bind("id", id).map(TOKEN).findOne());
  }

  /** All that are not revoked, newest first. */
  public List<ApiToken> all() {
    return database.read(
        handle -> handle.createQuery(COLUMNS + " order by created_at desc, id").map(TOKEN).list());
  }

  /**
   * @return false when there was no such live token
   */
  public boolean revoke(String id) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        "update api_token set revoked_at = :now"
                            + " where id = :id and revoked_at is null")
                    .bind("now", clock.millis())
                    .bind("id", id)
                    .execute()
                == 1);
  }

  private boolean isPerson(String name) {
    return database.read(
        handle ->
            handle
                .createQuery("select 1 from account where name = :name")
                .bind("name", name.toLowerCase(Locale.ROOT))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private Issued issue(
      Optional<String> account, String name, Role role, String by, Optional<Duration> life) {
    if (name.isBlank() || name.length() > NAME) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[name must have from 1 to " + NAME + " characters]");
    }
    if (!Role.OF_TOKENS.contains(role)) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "A token has one of the roles " + Role.names(Role.OF_TOKENS) + ".");
    }
    Secret value = Tokens.random(PREFIX, random);
    long now = clock.millis();
    ApiToken token =
        new ApiToken(
            UUID.randomUUID().toString(),
            account,
            name,
            role,
            by,
            now,
            life.map(lasts -> now + lasts.toMillis()));
    insert(value, token);
    return new Issued(value, token);
  }

  private void insert(Secret value, ApiToken token) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into api_token (
                      id, token_hash, account, name, role, created_by, created_at, expires_at)
                    values (:id, :hash, :account, :name, :role, :by, :now, :expires)
                    """)
                .bind("id", token.id())
                .bind("hash", Tokens.hash(value.reveal()))
                .bind("account", token.account().orElse(null))
                .bind("name", token.name())
                .bind("role", token.role().wire())
                .bind("by", token.createdBy())
                .bind("now", token.createdAt())
                .bind("expires", token.expiresAt().orElse(null))
                .execute());
  }
}
