package dev.hydrant.simulator.identity;

import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.Caller;
import dev.hydrant.simulator.protocol.CredentialScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the caller behind an Authorization header. The signature itself is not recomputed. */
public final class Authenticator {
  private final Map<String, String> accountsByKey = new HashMap<>();
  private final Sessions sessions;
  private final Optional<String> accountOfUnknownKeys;

  /**
   * @param furtherKeys access key → account, beside the accounts' own
   * @param acceptAnyKey unknown keys act as the first account
   */
  public Authenticator(
      List<SimulatedAccount> accounts,
      Map<String, String> furtherKeys,
      boolean acceptAnyKey,
      Sessions sessions) {
    accounts.forEach(account -> accountsByKey.put(account.accessKeyId(), account.id()));
    accountsByKey.putAll(furtherKeys);
    this.sessions = sessions;
    this.accountOfUnknownKeys =
        acceptAnyKey ? accounts.stream().map(SimulatedAccount::id).findFirst() : Optional.empty();
  }

  public Caller authenticate(
      @Nullable String authorization, @Nullable String token, String service) {
    CredentialScope scope = CredentialScope.parse(authorization);
    if (!scope.service().equals(service)) {
      throw AwsException.of(
          "InvalidSignatureException",
          "Credential should be scoped to correct service: '" + service + "'.");
    }
    Optional<Session> session = sessions.find(scope.accessKeyId());
    if (session.isPresent()) {
      return assumed(session.get(), token, scope.region());
    }
    String account = accountsByKey.get(scope.accessKeyId());
    if (account == null) {
      account = accountOfUnknownKeys.orElseThrow(Authenticator::unrecognized);
    }
    String arn = "arn:aws:iam::" + account + ":user/simulated";
    return new Caller(account, arn, "AIDASIMULATED" + account.substring(4), scope.region(), false);
  }

  private Caller assumed(Session session, @Nullable String token, String region) {
    if (!session.token().equals(token)) {
      throw unrecognized();
    }
    if (sessions.isExpired(session)) {
      throw AwsException.of(
          "ExpiredTokenException", "The security token included in the request is expired");
    }
    AssumedRole role = session.role();
    return new Caller(role.accountId(), role.arn(), role.id(), region, true);
  }

  private static AwsException unrecognized() {
    return AwsException.of(
        "UnrecognizedClientException", "The security token included in the request is invalid.");
  }
}
