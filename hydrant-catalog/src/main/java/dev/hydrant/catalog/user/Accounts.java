package dev.hydrant.catalog.user;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Accounts and their passwords, of which only hashes are kept. */
public final class Accounts {
  /** Made at the first start. */
  public static final String ADMIN = "admin";

  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final int GENERATED_BYTES = 18;
  private static final String NOT_THE_LAST_ADMINISTRATOR =
      "role <> 'Admin' or exists ("
          + "select 1 from account other where other.role = 'Admin' and other.id <> :id)";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final String COLUMNS = "select id, name, email, role, generation from account";
  private static final RowMapper<Account> ACCOUNT =
      (row, context) ->
          new Account(
              row.getString("id"),
              row.getString("name"),
              row.getString("email"),
              Role.of(row.getString("role")),
              row.getInt("generation"));

  private final Database database;
  private final Clock clock;
  private final PasswordHash hashes;
  private final SecureRandom random;

  public Accounts(Database database, Clock clock, PasswordHash hashes, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.hashes = hashes;
    this.random = random;
  }

  /**
   * Makes the first account where there is none.
   *
   * @return its password, which nothing else ever tells; empty when there are accounts
   */
  public Optional<Secret> firstStart() {
    if (!all().isEmpty()) {
      return Optional.empty();
    }
    Secret password = generated();
    String hash = hashes.of(password);
    int made = insert(ADMIN, ADMIN + "@localhost", Role.ADMIN, hash);
    return made == 1 ? Optional.of(password) : Optional.empty();
  }

  /**
   * @throws HydrantException REQUEST_INVALID for a name, an address or a password that will not do;
   *     ALREADY_EXISTS
   */
  public Account create(String name, String email, Role role, Secret password) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(lower).matches()) {
      throw invalid("A name has letters, digits, dots, dashes and underscores, at most 64.");
    }
    if (!email.contains("@") || email.length() > LONGEST) {
      throw invalid("[email must be an address]");
    }
    checked(role);
    checked(password);
    if (insert(lower, email.toLowerCase(Locale.ROOT), role, hashes.of(password)) == 0) {
      throw new HydrantException(
          ErrorCode.ALREADY_EXISTS, "There is an account with this name or address.");
    }
    return find(lower).orElseThrow();
  }

  /**
   * The account with this name or address and this password. It takes as long for an unknown name
   * as for a wrong password.
   */
  public Optional<Account> proven(String nameOrEmail, Secret password) {
    Optional<Account> account = find(nameOrEmail);
    Optional<String> hash = account.flatMap(found -> hash(found.id()));
    if (hash.isEmpty()) {
      hashes.spend(password);
      return Optional.empty();
    }
    return hashes.matches(password, hash.get()) ? account : Optional.empty();
  }

  /** Sets a password and ends every session of the account. */
  public void setPassword(String id, Secret password) {
    checked(password);
    String hash = hashes.of(password);
    database.write(
        handle -> {
          endSessions(handle, id);
          return handle
              .createUpdate(
                  "update account set password_hash = :hash, generation = generation + 1,"
                      + " changed_at = :now where id = :id")
              .bind("hash", hash)
              .bind("now", clock.millis())
              .bind("id", id)
              .execute();
        });
  }

  /** Sets a generated password and returns it; for who has forgotten theirs. */
  public Secret resetPassword(String id) {
    Secret password = generated();
    setPassword(id, password);
    return password;
  }

  /**
   * Gives another role, which counts from the next request on.
   *
   * @throws HydrantException REQUEST_INVALID for a role that no account may have; NOT_EMPTY for the
   *     last administrator
   */
  public Account setRole(String id, Role role) {
    checked(role);
    database.write(
        handle -> {
          int changed =
              handle
                  .createUpdate(
                      "update account set role = :role, changed_at = :now where id = :id and (:role"
                          + " = 'Admin' or "
                          + NOT_THE_LAST_ADMINISTRATOR
                          + ")")
                  .bind("role", role.wire())
                  .bind("now", clock.millis())
                  .bind("id", id)
                  .execute();
          if (changed == 0) {
            throw new HydrantException(
                ErrorCode.NOT_EMPTY, "The last administrator keeps that role.");
          }
          return changed;
        });
    return get(id).orElseThrow();
  }

  public List<Account> all() {
    return database.read(
        handle -> handle.createQuery(COLUMNS + " order by name").map(ACCOUNT).list());
  }

  public Optional<Account> get(String id) {
    return database.read(
        handle ->
            handle.createQuery(COLUMNS + " where id = :id").bind("id", id).map(ACCOUNT).findOne());
  }

  /** By name or address, in any case. */
  public Optional<Account> find(String nameOrEmail) {
    return database.read(
        handle ->
            handle
                .createQuery(COLUMNS + " where name = :key or email = :key")
                .bind("key", nameOrEmail.toLowerCase(Locale.ROOT))
                .map(ACCOUNT)
                .findFirst());
  }

  /**
   * @throws HydrantException NOT_EMPTY for the last administrator
   */
  public void delete(String id) {
    database.write(
        handle -> {
          int gone =
              handle
                  .createUpdate(
                      "delete from account where id = :id and (" + NOT_THE_LAST_ADMINISTRATOR + ")")
                  .bind("id", id)
                  .execute();
          if (gone == 0) {
            throw new HydrantException(
                ErrorCode.NOT_EMPTY, "The last administrator cannot be deleted.");
          }
          return gone;
        });
  }

  private Optional<String> hash(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select password_hash from account where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  private int insert(String name, String email, Role role, String hash) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into account (
                      id, name, email, role, password_hash, generation, created_at, changed_at)
                    values (:id, :name, :email, :role, :hash, 1, :now, :now)
                    on conflict do nothing
                    """)
                .bind("id", UUID.randomUUID().toString())
                .bind("name", name)
                .bind("email", email)
                .bind("role", role.wire())
                .bind("hash", hash)
                .bind("now", clock.millis())
                .execute());
  }

  private static void endSessions(Handle handle, String id) {
    handle.createUpdate("delete from refresh_token where account = :id").bind("id", id).execute();
  }

  private Secret generated() {
    byte[] bytes = new byte[GENERATED_BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static void checked(Role role) {
    if (!Role.OF_PEOPLE.contains(role)) {
      throw invalid("An account has one of the roles " + Role.names(Role.OF_PEOPLE) + ".");
    }
  }

  private static void checked(Secret password) {
    int length = password.reveal().length();
    if (length < SHORTEST || length > LONGEST) {
      throw invalid("A password has from " + SHORTEST + " to " + LONGEST + " characters.");
    }
  }

  private static HydrantException invalid(String message) {
    return new HydrantException(ErrorCode.REQUEST_INVALID, message);
  }
}
