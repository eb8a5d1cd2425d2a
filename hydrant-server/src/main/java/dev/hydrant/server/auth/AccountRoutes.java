package dev.hydrant.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.Accounts;
import dev.hydrant.catalog.user.ApiToken;
import dev.hydrant.catalog.user.ApiTokens;
import dev.hydrant.catalog.user.AuditEntry;
import dev.hydrant.catalog.user.AuditLog;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;

/** Accounts, tokens and the audit log, as administrators and their owners see them. */
final class AccountRoutes implements RouteModule {
  private static final String OWN = Exchange.API + "/hydrant";
  private static final int PAGE = 50;
  private static final int LARGEST = 1_000;

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final AuditLog audit;
  private final Exchange exchange;

  AccountRoutes(Accounts accounts, ApiTokens tokens, AuditLog audit, Exchange exchange) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.audit = audit;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(OWN + "/accounts", this::list);
    routes.post(OWN + "/accounts", this::create);
    routes.delete(OWN + "/accounts/{id}", this::delete);
    routes.post(OWN + "/accounts/{id}/resetPassword", this::reset);
    routes.put(OWN + "/accounts/{id}/role", this::changeRole);
    routes.get(OWN + "/tokens", this::listTokens);
    routes.post(OWN + "/tokens", this::createToken);
    routes.delete(OWN + "/tokens/{id}", this::revoke);
    routes.get(OWN + "/audit", this::audit);
  }

  private void list(Context context) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    accounts.all().forEach(account -> data.add(shown(account)));
    exchange.answer(context, answer);
  }

  private void create(Context context) {
    JsonNode body = exchange.body(context);
    Account made =
        accounts.create(
            Bodies.text(body, "name"),
            Bodies.text(body, "email"),
            role(body),
            Bodies.secret(body, "password"));
    exchange.answer(context, 201, shown(made));
  }

  private void delete(Context context) {
    accounts.delete(existing(context).id());
    Exchange.done(context);
  }

  private void reset(Context context) {
    String password = accounts.resetPassword(existing(context).id()).reveal();
    context.header("Cache-Control", "no-store");
    exchange.answer(context, JsonNodeFactory.instance.objectNode().put("password", password));
  }

  private void changeRole(Context context) {
    Account account = existing(context);
    exchange.answer(context, shown(accounts.setRole(account.id(), role(exchange.body(context)))));
  }

  private Account existing(Context context) {
    return accounts
        .get(context.pathParam("id"))
        .orElseThrow(() -> missing("account", context.pathParam("id")));
  }

  private void listTokens(Context context) {
    Caller caller = Caller.of(context);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    tokens.all().stream()
        .filter(token -> mayTouch(caller, token))
        .forEach(token -> data.add(shown(token)));
    exchange.answer(context, answer);
  }

  private void createToken(Context context) {
    JsonNode body = exchange.body(context);
    Caller caller = Caller.of(context);
    boolean bot = "bot".equals(Bodies.optional(body, "kind").orElse("personal"));
    if (!caller.role().covers(role(body)) || bot && caller.role() != Role.ADMIN) {
      throw new HydrantException(
          ErrorCode.NOT_ALLOWED,
          bot
              ? "Tokens of bots are made by administrators."
              : "A token never may more than whoever makes it.");
    }
    String name = Bodies.text(body, "name");
    ApiTokens.Issued issued =
        bot
            ? tokens.bot(name, role(body), caller.name(), Bodies.days(body, "days"))
            : tokens.personal(person(caller), name, role(body), Bodies.days(body, "days"));
    context.header("Cache-Control", "no-store");
    exchange.answer(context, 201, shown(issued.token()).put("token", issued.value().reveal()));
  }

  private void revoke(Context context) {
    String id = context.pathParam("id");
    Caller caller = Caller.of(context);
    ApiToken token =
        tokens
            .get(id)
            .filter(found -> mayTouch(caller, found))
            .orElseThrow(() -> missing("token", id));
    tokens.revoke(token.id());
    Exchange.done(context);
  }

  private static boolean mayTouch(Caller caller, ApiToken token) {
    return caller.role() == Role.ADMIN
        || token.account().isPresent() && token.account().equals(caller.account().map(Account::id));
  }

  private static Account person(Caller caller) {
    return caller
        .account()
        .orElseThrow(
            () -> new HydrantException(ErrorCode.NOT_ALLOWED, "A bot has no tokens of its own."));
  }

  private void audit(Context context) {
    int limit = Math.min(LARGEST, Math.max(1, Exchange.number(context, "limit", PAGE)));
    long since = Exchange.longNumber(context, "since", 0);
    List<AuditEntry> entries =
        audit.list(
            new AuditLog.Filter(
                Exchange.query(context, "author"),
                Exchange.query(context, "target"),
                since > 0 ? Optional.of(since) : Optional.empty(),
                Exchange.query(context, "after"),
                limit));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    entries.forEach(entry -> data.add(shown(entry)));
    if (entries.size() == limit) {
      answer.put("after", entries.get(limit - 1).id());
    }
    exchange.answer(context, answer);
  }

  private static Role role(JsonNode body) {
    return Role.of(Bodies.text(body, "role"));
  }

  private static ObjectNode shown(Account account) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", account.id())
        .put("name", account.name())
        .put("email", account.email())
        .put("role", account.role().wire());
  }

  private static ObjectNode shown(ApiToken token) {
    ObjectNode shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", token.id())
            .put("name", token.name())
            .put("kind", token.isBot() ? "bot" : "personal")
            .put("role", token.role().wire())
            .put("createdBy", token.createdBy())
            .put("createdAt", token.createdAt());
    token.expiresAt().ifPresent(at -> shown.put("expiresAt", at));
    return shown;
  }

  private static ObjectNode shown(AuditEntry entry) {
    ObjectNode shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", entry.id())
            .put("at", entry.at())
            .put("author", entry.author())
            .put("address", entry.address())
            .put("action", entry.action())
            .put("target", entry.target())
            .put("outcome", entry.outcome());
    entry.oldVersion().ifPresent(version -> shown.put("oldVersion", version));
    entry.newVersion().ifPresent(version -> shown.put("newVersion", version));
    return shown;
  }

  private static HydrantException missing(String what, String id) {
    return new HydrantException(ErrorCode.NOT_FOUND, what + " instance for " + id + " not found");
  }
}
