package dev.hydrant.server.auth;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.user.Accounts;
import dev.hydrant.catalog.user.ApiTokens;
import dev.hydrant.catalog.user.AuditLog;
import dev.hydrant.catalog.user.Lockout;
import dev.hydrant.catalog.user.PasswordHash;
import dev.hydrant.catalog.user.RefreshTokens;
import dev.hydrant.catalog.user.SigningKeys;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Everything about signing in, wired. A server that is given this module lets nobody call an
 * endpoint whom the table of roles does not name; it comes before the modules with other routes.
 */
public final class SignInModule implements RouteModule {
  private final Accounts accounts;
  private final ApiTokens tokens;
  private final AccessGuard guard;
  private final SignIn signIn;
  private final List<RouteModule> routes;

  /**
   * @param sealer seals the keys that tokens are signed with; the one that seals passwords
   */
  public SignInModule(Catalog catalog, Sealer sealer) {
    this(catalog, sealer, catalog.clock());
  }

  /** For tests, with a clock of their own. */
  SignInModule(Catalog catalog, Sealer sealer, Clock clock) {
    SecureRandom random = new SecureRandom();
    Exchange exchange = new Exchange(catalog.json());
    this.accounts = new Accounts(catalog.database(), clock, new PasswordHash(random), random);
    this.tokens = new ApiTokens(catalog.database(), clock, random);
    AuditLog audit = new AuditLog(catalog.database(), clock, AuditLog.KEPT);
    AccessTokens access =
        new AccessTokens(new SigningKeys(catalog.database(), sealer, clock), clock);
    AccessTable table =
        new AccessTable(catalog.types().all().stream().map(EntityType::collection).toList());
    this.signIn =
        new SignIn(
            accounts,
            new Lockout(Lockout.Settings.ofUser(), clock),
            new Lockout(Lockout.Settings.ofAddress(), clock),
            audit);
    this.guard = new AccessGuard(table, new Callings(accounts, tokens, access), audit);
    this.routes =
        List.of(
            new SessionRoutes(
                new SessionRoutes.Parts(
                    signIn,
                    accounts,
                    new RefreshTokens(catalog.database(), clock, random),
                    access,
                    table),
                exchange),
            new AccountRoutes(accounts, tokens, audit, exchange));
  }

  @Override
  public void register(JavalinDefaultRoutingApi api) {
    guard.register(api);
    routes.forEach(module -> module.register(api));
  }

  @Override
  public void measure(MeterRegistry meters) {
    FunctionCounter.builder("hydrant.sign.in.failures", signIn, SignIn::failures)
        .description("Attempts to sign in that failed")
        .register(meters);
  }

  /**
   * Makes the administrator at the first start.
   *
   * @return the password, to be shown once; empty at every later start
   */
  public Optional<Secret> firstStart() {
    return accounts.firstStart();
  }

  Accounts accounts() {
    return accounts;
  }

  ApiTokens tokens() {
    return tokens;
  }
}
