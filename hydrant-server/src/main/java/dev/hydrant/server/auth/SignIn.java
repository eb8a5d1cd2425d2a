package dev.hydrant.server.auth;

import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.Accounts;
import dev.hydrant.catalog.user.AuditLog;
import dev.hydrant.catalog.user.Lockout;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Proves a name by its password, and locks who tries too often. */
final class SignIn {
  private final Accounts accounts;
  private final Lockout names;
  private final Lockout addresses;
  private final AuditLog audit;
  private final LongAdder failures = new LongAdder();

  SignIn(Accounts accounts, Lockout names, Lockout addresses, AuditLog audit) {
    this.accounts = accounts;
    this.names = names;
    this.addresses = addresses;
    this.audit = audit;
  }

  /**
   * @throws HydrantException NOT_SIGNED_IN, the same for an unknown name and a wrong password;
   *     SIGN_IN_LOCKED
   */
  Account prove(String name, Secret password, String address) {
    String key = name.toLowerCase(Locale.ROOT);
    Duration left = max(names.locked(key), addresses.locked(address));
    if (!left.isZero()) {
      failures.increment();
      throw locked(left);
    }
    Optional<Account> account = accounts.proven(key, password);
    if (account.isEmpty()) {
      failures.increment();
      names.failed(key);
      addresses.failed(address);
      audit.add(
          new AuditLog.Event(key, address, "sign-in", "", Optional.empty(), Optional.empty(), 401));
      throw new HydrantException(
          ErrorCode.NOT_SIGNED_IN, "You have entered an invalid username or password.");
    }
    names.succeeded(key);
    return account.get();
  }

  /** Attempts that failed since this process started, those of locked names included. */
  long failures() {
    return failures.sum();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static HydrantException locked(Duration left) {
    return new HydrantException(
        ErrorCode.SIGN_IN_LOCKED,
        "Too many failed attempts. Try again in " + (left.toSeconds() + 1) + " seconds.");
  }
}
