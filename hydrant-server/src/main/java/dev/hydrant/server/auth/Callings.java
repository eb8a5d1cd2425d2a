package dev.hydrant.server.auth;

import dev.hydrant.catalog.run.Tokens;
import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.Accounts;
import dev.hydrant.catalog.user.ApiToken;
import dev.hydrant.catalog.user.ApiTokens;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.run.JobTokens;
import io.javalin.http.Context;
import java.util.Optional;

/** Finds out who calls, by the token that a request carries. */
final class Callings {
  private static final String BEARER = "Bearer ";

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final AccessTokens access;

  Callings(Accounts accounts, ApiTokens tokens, AccessTokens access) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.access = access;
  }

  /**
   * @return nobody when no token was presented
   * @throws HydrantException TOKEN_REFUSED for one that is unknown, revoked or too old
   */
  Caller caller(Context context) {
    if (context.attribute(JobTokens.ATTRIBUTE) != null) {
      return Caller.JOB;
    }
    String header = context.header("Authorization");
    if (header == null || !header.startsWith(BEARER)) {
      return Caller.NOBODY;
    }
    String token = header.substring(BEARER.length()).strip();
    if (token.startsWith(Tokens.RUNNER) || token.startsWith(Tokens.SESSION)) {
      // The routes of runners prove these themselves; no other route takes them.
      return Caller.RUNNER;
    }
    Optional<Caller> found =
        token.startsWith(ApiTokens.PREFIX)
            ? tokens.find(token).flatMap(this::of)
            : access.read(token).flatMap(this::of);
    return found.orElseThrow(
        () ->
            new HydrantException(
                ErrorCode.TOKEN_REFUSED, "The token is unknown, was revoked or has run out."));
  }

  private Optional<Caller> of(AccessTokens.Named named) {
    return accounts
        .get(named.account())
        .filter(account -> account.generation() == named.generation())
        .map(account -> new Caller(account.name(), account.role(), false, Optional.of(account)));
  }

  private Optional<Caller> of(ApiToken token) {
    if (token.isBot()) {
      return Optional.of(new Caller(token.name(), token.role(), true, Optional.empty()));
    }
    return token.account().flatMap(accounts::get).map(account -> of(token, account));
  }

  /** A token never may more than its owner may now. */
  private static Caller of(ApiToken token, Account account) {
    Role role = account.role().covers(token.role()) ? token.role() : account.role();
    return new Caller(account.name(), role, false, Optional.of(account));
  }
}
