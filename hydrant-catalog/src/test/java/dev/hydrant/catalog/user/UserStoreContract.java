package dev.hydrant.catalog.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
public abstract class UserStoreContract {
  private static final Secret PASSWORD = new Secret("a long enough password");

  private final SettableClock clock = new SettableClock();
  private final SecureRandom random = new SecureRandom();
  private Database database;
  private Accounts accounts;
  private RefreshTokens sessions;
  private ApiTokens tokens;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  @BeforeEach
  void wire() {
    database = open();
    accounts = new Accounts(database, clock, new PasswordHash(random), random);
    sessions = new RefreshTokens(database, clock, random);
    tokens = new ApiTokens(database, clock, random);
  }

  @Test
  void theFirstStartMakesOneAdministratorWhosePasswordIsToldOnce() {
    Secret password = accounts.firstStart().orElseThrow();

    assertThat(accounts.firstStart()).isEmpty();
    assertThat(accounts.proven("ADMIN", password).map(Account::role)).contains(Role.ADMIN);
    assertThat(accounts.proven("admin", new Secret("another password"))).isEmpty();
    assertThat(accounts.proven("nobody", password)).isEmpty();
  }

  @Test
  void onlyASlowHashOfAPasswordIsStored() {
    create("ann", Role.EDITOR);

    String stored =
        database.read(
            handle ->
                handle
                    .createQuery("select password_hash from account where name = 'ann'")
                    .mapTo(String.class)
                    .one());

    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(stored).doesNotContain(PASSWORD.reveal());
  }

  @Test
  void aNewPasswordEndsEverySessionAndTheOldPassword() {
    Account ann = create("ann", Role.EDITOR);
    Secret session = sessions.begin(ann.id());

    Secret reset = accounts.resetPassword(ann.id());

    assertThat(sessions.next(session.reveal())).isEmpty();
    assertThat(accounts.proven("ann", PASSWORD)).isEmpty();
    assertThat(accounts.proven("ann", reset).orElseThrow().generation()).isEqualTo(2);
  }

  @Test
  void namesAddressesAndPasswordsAreChecked() {
    create("ann", Role.VIEWER);

    assertThatThrownBy(() -> create("Ann", Role.VIEWER)).isInstanceOf(HydrantException.class);
    assertThatThrownBy(() -> create("a b", Role.VIEWER)).isInstanceOf(HydrantException.class);
    assertThatThrownBy(() -> create("bob", Role.INGESTION_BOT))
        .isInstanceOf(HydrantException.class);
    assertThatThrownBy(
            () -> accounts.create("bob", "bob@example.com", Role.VIEWER, new Secret("short")))
        .hasMessageContaining("12");
    assertThat(accounts.all()).extracting(Account::name).containsExactly("ann");
  }

  @Test
  void theLastAdministratorStays() {
    accounts.firstStart();
    Account admin = accounts.find("admin").orElseThrow();

    assertThatThrownBy(() -> accounts.delete(admin.id())).isInstanceOf(HydrantException.class);
    assertThatThrownBy(() -> accounts.setRole(admin.id(), Role.VIEWER))
        .isInstanceOf(HydrantException.class);
    assertThat(accounts.setRole(admin.id(), Role.ADMIN)).isEqualTo(admin);

    Account second = create("second", Role.ADMIN);
    accounts.delete(admin.id());
    assertThat(accounts.all()).containsExactly(second);
  }

  @Test
  void anotherRoleEndsNoSession() {
    Account ann = create("ann", Role.VIEWER);

    Account editor = accounts.setRole(ann.id(), Role.EDITOR);

    assertThat(editor.role()).isEqualTo(Role.EDITOR);
    assertThat(editor.generation()).isEqualTo(ann.generation());
    assertThatThrownBy(() -> accounts.setRole(ann.id(), Role.RUNNER))
        .hasMessageContaining("Viewer");
  }

  @Test
  void aSessionGoesOnFromTokenToToken() {
    Account ann = create("ann", Role.EDITOR);
    Secret first = sessions.begin(ann.id());

    RefreshTokens.Session second = sessions.next(first.reveal()).orElseThrow();
    RefreshTokens.Session third = sessions.next(second.token().reveal()).orElseThrow();

    assertThat(third.account()).isEqualTo(ann.id());
    assertThat(List.of(first, second.token(), third.token())).doesNotHaveDuplicates();
  }

  @Test
  void aTokenUsedTwiceEndsTheWholeSession() {
    Secret first = sessions.begin(create("ann", Role.EDITOR).id());
    Secret second = sessions.next(first.reveal()).orElseThrow().token();

    assertThat(sessions.next(first.reveal())).isEmpty();

    assertThat(sessions.next(second.reveal())).isEmpty();
  }

  @Test
  void aSessionEndsWhenItIsNotUsedOrWhenItIsEnded() {
    Account ann = create("ann", Role.EDITOR);
    Secret unused = sessions.begin(ann.id());
    clock.pass(RefreshTokens.LIFE.plusSeconds(1));
    Secret ended = sessions.begin(ann.id());
    sessions.end(ended.reveal());

    assertThat(sessions.next(unused.reveal())).isEmpty();
    assertThat(sessions.next(ended.reveal())).isEmpty();
  }

  @Test
  void tokensAreFoundUntilTheyAreRevokedOrRunOut() {
    Account ann = create("ann", Role.EDITOR);
    ApiTokens.Issued lasting = tokens.personal(ann, "script", Role.VIEWER, Optional.empty());
    ApiTokens.Issued brief =
        tokens.bot("bot", Role.INGESTION_BOT, "ann", Optional.of(Duration.ofHours(1)));

    assertThat(tokens.find(lasting.value().reveal())).contains(lasting.token());
    assertThat(tokens.find(brief.value().reveal()).orElseThrow().isBot()).isTrue();
    clock.pass(Duration.ofHours(2));
    assertThat(tokens.find(brief.value().reveal())).isEmpty();
    assertThat(tokens.revoke(lasting.token().id())).isTrue();
    assertThat(tokens.revoke(lasting.token().id())).isFalse();
    assertThat(tokens.find(lasting.value().reveal())).isEmpty();
  }

  @Test
  void aTokenNeverMayMoreThanItsMaker() {
    Account viewer = create("vic", Role.VIEWER);

    assertThatThrownBy(() -> tokens.personal(viewer, "x", Role.ADMIN, Optional.empty()))
        .isInstanceOf(HydrantException.class);
  }

  @Test
  void signingKeysAreSharedSealedAndReplaced() {
    Sealer sealer = new Sealer(SecretKeySource.ofText("a key for this suite"));
    SigningKeys here = new SigningKeys(database, sealer, clock);
    SigningKeys there = new SigningKeys(database, sealer, clock);

    SigningKey first = here.signer();
    assertThat(there.signer().kid()).isEqualTo(first.kid());
    clock.pass(Duration.ofDays(30).plusHours(1));
    SigningKey second = here.signer();

    assertThat(second.kid()).isNotEqualTo(first.kid());
    assertThat(there.find(second.kid())).isPresent();
    assertThat(here.all()).extracting(SigningKey::kid).containsExactly(second.kid(), first.kid());
    clock.pass(Duration.ofDays(2));
    assertThat(here.all()).extracting(SigningKey::kid).containsExactly(second.kid());
    String stored =
        database.read(
            handle ->
                handle
                    .createQuery("select private_key from signing_key limit 1")
                    .mapTo(String.class)
                    .one());
    assertThat(Sealer.isSealed(stored)).isTrue();
  }

  @Test
  void theAuditLogIsFilteredPagedAndSwept() {
    AuditLog log = new AuditLog(database, clock, Duration.ofDays(2));
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofSeconds(1));
      log.add(event(i % 2 == 0 ? "ann" : "bob", "/api/v1/pipelines/" + i));
    }

    List<AuditEntry> ann = log.list(filter(Optional.of("ann"), Optional.empty(), 2));
    assertThat(ann).extracting(AuditEntry::target).containsExactly(path(4), path(2));
    List<AuditEntry> rest = log.list(filter(Optional.of("ann"), Optional.of(ann.get(1).id()), 2));
    assertThat(rest).extracting(AuditEntry::target).containsExactly(path(0));
    clock.pass(Duration.ofDays(3));
    log.add(event("ann", path(9)));
    assertThat(log.list(filter(Optional.empty(), Optional.empty(), 10)))
        .extracting(AuditEntry::target)
        .containsExactly(path(9));
  }

  @Test
  void failuresLockANameForAWhileAndAreForgotten() {
    Lockout lockout = new Lockout(new Lockout.Settings(3, Duration.ofMinutes(5), 2), clock);
    lockout.failed("ann");
    lockout.failed("ann");
    assertThat(lockout.locked("ann")).isZero();
    lockout.failed("ann");
    assertThat(lockout.locked("ann")).isEqualTo(Duration.ofMinutes(5));

    clock.pass(Duration.ofMinutes(5));
    assertThat(lockout.locked("ann")).isZero();
    lockout.failed("ann");
    lockout.succeeded("ann");
    for (int i = 0; i < 3; i++) {
      lockout.failed("old");
    }
    lockout.failed("newer");
    lockout.failed("newest");
    assertThat(lockout.locked("old")).isZero();
  }

  private Account create(String name, Role role) {
    return accounts.create(name, name + "@example.com", role, PASSWORD);
  }

  private static String path(int number) {
    return "/api/v1/pipelines/" + number;
  }

  private static AuditLog.Filter filter(Optional<String> who, Optional<String> before, int limit) {
    return new AuditLog.Filter(who, Optional.of("pipe"), Optional.empty(), before, limit);
  }

  private static AuditLog.Event event(String who, String target) {
    return new AuditLog.Event(
        who, "127.0.0.1", "PUT /x", target, Optional.empty(), Optional.of("0.1"), 200);
  }

  /** A clock that stands still until it is told to go on. */
  private static final class SettableClock extends Clock {
    private Instant now = Instant.ofEpochMilli(1_800_000_000_000L);

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
