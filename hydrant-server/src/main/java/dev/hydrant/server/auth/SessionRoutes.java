package dev.hydrant.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.Accounts;
import dev.hydrant.catalog.user.RefreshTokens;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;

/**
 * Signing in and out. A client gets its refresh token in the body; the page asks for a cookie
 * instead, which no script can read and no other site can send.
 */
final class SessionRoutes implements RouteModule {
  private static final String USERS = Exchange.API + "/users";

  /** What they need. */
  record Parts(
      SignIn signIn,
      Accounts accounts,
      RefreshTokens sessions,
      AccessTokens access,
      AccessTable table) {}

  private final Parts parts;
  private final Exchange exchange;

  SessionRoutes(Parts parts, Exchange exchange) {
    this.parts = parts;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post(USERS + "/login", this::login);
    routes.post(USERS + "/refresh", this::refresh);
    routes.post(USERS + "/logout", this::logout);
    routes.get(USERS + "/loggedInUser", this::loggedIn);
    routes.put(USERS + "/changePassword", this::changePassword);
    routes.get(
        Exchange.API + "/system/config/jwks",
        context -> exchange.answer(context, parts.access().jwks()));
  }

  private void login(Context context) {
    SessionCookie.requireOwnOrigin(context);
    JsonNode body = exchange.body(context);
    Account account =
        parts
            .signIn()
            .prove(Bodies.text(body, "email"), Bodies.encoded(body, "password"), context.ip());
    answer(context, account, parts.sessions().begin(account.id()), SessionCookie.wanted(context));
  }

  private void refresh(Context context) {
    SessionCookie.requireOwnOrigin(context);
    Optional<String> cookie = SessionCookie.read(context);
    String token = cookie.orElseGet(() -> Bodies.text(exchange.body(context), "refreshToken"));
    Optional<RefreshTokens.Session> session = parts.sessions().next(token);
    Optional<Account> account = session.flatMap(next -> parts.accounts().get(next.account()));
    if (session.isEmpty() || account.isEmpty()) {
      SessionCookie.clear(context);
      throw new HydrantException(
          ErrorCode.NOT_SIGNED_IN, "The session has ended.", "Sign in again.");
    }
    answer(context, account.get(), session.get().token(), cookie.isPresent());
  }

  private void logout(Context context) {
    SessionCookie.requireOwnOrigin(context);
    SessionCookie.read(context).ifPresent(parts.sessions()::end);
    if (context.bodyAsBytes().length > 0) {
      Bodies.optional(exchange.body(context), "refreshToken").ifPresent(parts.sessions()::end);
    }
    SessionCookie.clear(context);
    Exchange.done(context);
  }

  private void answer(Context context, Account account, Secret refresh, boolean cookie) {
    AccessTokens.Issued token = parts.access().issue(account);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("accessToken", token.value());
    if (cookie) {
      SessionCookie.set(context, refresh);
    } else {
      answer.put("refreshToken", refresh.reveal());
    }
    answer.put("tokenType", "Bearer");
    answer.put("expiryDuration", token.expiresAt());
    context.header("Cache-Control", "no-store");
    exchange.answer(context, answer);
  }

  private void loggedIn(Context context) {
    Caller caller = Caller.of(context);
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", caller.account().map(Account::id).orElse(caller.name()));
    user.put("name", caller.name());
    user.put("fullyQualifiedName", caller.name());
    user.put("email", caller.account().map(Account::email).orElse(caller.name() + "@localhost"));
    user.put("isBot", caller.bot());
    user.put("isAdmin", caller.role() == Role.ADMIN);
    user.putArray("roles").addObject().put("name", caller.role().wire()).put("type", "role");
    // Not in the contract: what the page offers, by the table that decides.
    parts.table().permissions(caller.role()).forEach(user.putArray("permissions")::add);
    exchange.answer(context, user);
  }

  private void changePassword(Context context) {
    JsonNode body = exchange.body(context);
    Account account =
        Caller.of(context)
            .account()
            .orElseThrow(
                () -> new HydrantException(ErrorCode.NOT_ALLOWED, "A bot has no password."));
    Secret wanted = Bodies.secret(body, "newPassword");
    if (!Bodies.secret(body, "confirmPassword").equals(wanted)) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[confirmPassword must equal newPassword]");
    }
    parts.signIn().prove(account.name(), Bodies.secret(body, "oldPassword"), context.ip());
    parts.accounts().setPassword(account.id(), wanted);
    Exchange.done(context);
  }
}
