package dev.hydrant.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.run.RunModule;
import dev.hydrant.server.run.desk.RunSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final String PASSWORD = "a long enough password";
  private static final String SERVICE =
      "{\"name\":\"firehose\",\"serviceType\":\"KinesisFirehose\"}";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper mapper = Json.lenient();
  private final Set<String> routes = new TreeSet<>();
  private Catalog catalog;
  private SignInModule signIn;
  private RunModule runs;
  private HydrantServer server;

  @BeforeEach
  void start() {
    SecretKey key = SecretKeySource.ofText("a key for this suite");
    catalog = new Catalog(CatalogDatabase.openSqlite(folder), key, Clock.systemUTC());
    signIn = new SignInModule(catalog, new Sealer(key));
    runs = new RunModule(catalog, RunSettings.defaults("0.1.0"));
    server = HydrantServer.start(ServerOptions.onPort(0), catalog, List.of(signIn, runs));
    routes.addAll(server.routes());
  }

  @AfterEach
  void stop() {
    runs.close();
    server.close();
    catalog.close();
  }

  @Test
  void whoeverSignsInMayCallWithTheirToken() {
    account("ann", Role.EDITOR);

    assertThat(send("GET", "/pipelines", "", "").statusCode()).isEqualTo(401);
    JsonNode session = json(login("ann", PASSWORD));
    String token = session.path("accessToken").asText();

    assertThat(session.path("tokenType").asText()).isEqualTo("Bearer");
    assertThat(send("GET", "/pipelines", "", token).statusCode()).isEqualTo(200);
    JsonNode me = json(send("GET", "/users/loggedInUser", "", token));
    assertThat(me.path("name").asText()).isEqualTo("ann");
    assertThat(me.path("permissions")).extracting(JsonNode::asText).containsExactly("edit");
    assertThat(json(send("GET", "/system/config/jwks", "", "")).path("keys")).hasSize(1);
  }

  @Test
  void aMissingOrForgedTokenIsAnsweredInTheContractsWords() {
    HttpResponse<String> missing = send("GET", "/pipelines", "", "");
    HttpResponse<String> forged = send("GET", "/pipelines", "", "eyJhbGciOiJub25lIn0.e30.");

    assertThat(json(missing).path("code").asInt()).isEqualTo(401);
    assertThat(json(missing).path("message").asText())
        .isEqualTo("Not Authorized! Token not present");
    assertThat(missing.headers().firstValue("WWW-Authenticate")).contains("om-auth");
    assertThat(forged.statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionGoesOnOnceAndEndsWhenAnOldTokenComesBack() {
    account("ann", Role.EDITOR);
    String first = json(login("ann", PASSWORD)).path("refreshToken").asText();

    HttpResponse<String> second = refresh(first);
    String next = json(second).path("refreshToken").asText();

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(refresh(first).statusCode()).isEqualTo(401);
    assertThat(refresh(next).statusCode()).isEqualTo(401);
  }

  @Test
  void thePageGetsItsSessionAsACookieThatOtherOriginsCannotUse() {
    account("ann", Role.EDITOR);
    HttpResponse<String> login =
        send("POST", "/users/login", body("ann", PASSWORD), "", "X-Hydrant-Session", "cookie");
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(json(login).has("refreshToken")).isFalse();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/api/v1/us");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    assertThat(
            send("POST", "/users/refresh", "", "", "Cookie", pair, "Origin", "http://localhost:1")
                .statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "/users/refresh", "", "", "Cookie", pair).statusCode()).isEqualTo(200);
  }

  @Test
  void aNewPasswordEndsTheTokensOfTheOldOneAtOnce() {
    account("ann", Role.EDITOR);
    String token = json(login("ann", PASSWORD)).path("accessToken").asText();

    HttpResponse<String> changed =
        send(
            "PUT",
            "/users/changePassword",
            "{\"oldPassword\":\"%1$s\",\"newPassword\":\"%1$s2\",\"confirmPassword\":\"%1$s2\"}"
                .formatted(PASSWORD),
            token);

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(send("GET", "/pipelines", "", token).statusCode()).isEqualTo(401);
    assertThat(login("ann", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(login("ann", PASSWORD + "2").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherRoleCountsFromTheNextRequestOn() {
    account("ann", Role.VIEWER);
    String admin = token("root", Role.ADMIN);
    String ann = json(login("ann", PASSWORD)).path("accessToken").asText();
    String id = signIn.accounts().find("ann").orElseThrow().id();

    assertThat(send("POST", "/services/pipelineServices", SERVICE, ann).statusCode())
        .isEqualTo(403);
    JsonNode changed =
        json(send("PUT", "/hydrant/accounts/" + id + "/role", "{\"role\":\"Editor\"}", admin));

    assertThat(changed.path("role").asText()).isEqualTo("Editor");
    assertThat(send("POST", "/services/pipelineServices", SERVICE, ann).statusCode())
        .isEqualTo(201);
  }

  @Test
  void aNameIsLockedAfterRepeatedFailuresAndTheFailuresAreWrittenDown() {
    account("ann", Role.EDITOR);
    String admin = token("root", Role.ADMIN);
    for (int i = 0; i < 10; i++) {
      assertThat(login("ann", "a wrong password").statusCode()).isEqualTo(401);
    }

    assertThat(login("ann", PASSWORD).statusCode()).isEqualTo(429);
    JsonNode log = json(send("GET", "/hydrant/audit?author=ann", "", admin));
    assertThat(log.path("data")).hasSize(10);
    assertThat(log.path("data").path(0).path("outcome").asInt()).isEqualTo(401);
    assertThat(log.toString()).doesNotContain("wrong password");
  }

  @Test
  void aChangeIsWrittenByWhoeverMadeItAndTold() {
    String editor = token("ann", Role.EDITOR);
    String admin = token("root", Role.ADMIN);
    JsonNode made = json(send("POST", "/services/pipelineServices", SERVICE, editor));
    send(
        "PATCH",
        "/services/pipelineServices/" + made.path("id").asText(),
        "[{\"op\":\"add\",\"path\":\"/description\",\"value\":\"ours\"}]",
        editor);

    JsonNode log = json(send("GET", "/hydrant/audit?author=ann", "", admin)).path("data");

    assertThat(made.path("updatedBy").asText()).isEqualTo("ann");
    assertThat(log).hasSize(2);
    assertThat(log.path(0).path("oldVersion").asText()).isEqualTo("0.1");
    assertThat(log.path(0).path("newVersion").asText()).isEqualTo("0.2");
    assertThat(log.path(0).path("address").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void tokensAreMadeListedAndRevoked() {
    String editor = token("ann", Role.EDITOR);
    JsonNode made =
        json(send("POST", "/hydrant/tokens", "{\"name\":\"ci\",\"role\":\"Viewer\"}", editor));
    String viewer = made.path("token").asText();

    assertThat(send("GET", "/pipelines", "", viewer).statusCode()).isEqualTo(200);
    assertThat(send("POST", "/services/pipelineServices", SERVICE, viewer).statusCode())
        .isEqualTo(403);
    assertThat(
            send("POST", "/hydrant/tokens", "{\"name\":\"x\",\"role\":\"Admin\"}", editor)
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send("POST", "/hydrant/tokens", "{\"name\":\"x\",\"role\":\"Editor\"}", viewer)
                .statusCode())
        .isEqualTo(403);
    assertThat(send("GET", "/hydrant/tokens", "", editor).body()).doesNotContain(viewer);
    send("DELETE", "/hydrant/tokens/" + made.path("id").asText(), "", editor);
    assertThat(send("GET", "/pipelines", "", viewer).statusCode()).isEqualTo(401);
  }

  @Test
  void aBotDoesNotOverwriteWhatPeopleDescribed() {
    String editor = token("ann", Role.EDITOR);
    String bot = bot();
    send("PUT", "/services/pipelineServices", described("by Ann"), editor);

    JsonNode after = json(send("PUT", "/services/pipelineServices", described("by a bot"), bot));

    assertThat(after.path("description").asText()).isEqualTo("by Ann");
  }

  @Test
  void aBotHasNoPersonsName() {
    account("ann", Role.EDITOR);
    String admin = token("root", Role.ADMIN);
    String body = "{\"kind\":\"bot\",\"name\":\"%s\",\"role\":\"IngestionBot\"}";

    assertThat(send("POST", "/hydrant/tokens", body.formatted("Ann"), admin).statusCode())
        .isEqualTo(409);
    assertThat(send("POST", "/hydrant/tokens", body.formatted("loader"), admin).statusCode())
        .isEqualTo(201);
  }

  @Test
  void anotherServerOfTheSameDatabaseTakesTheSameTokens() {
    account("ann", Role.EDITOR);
    String session = json(login("ann", PASSWORD)).path("accessToken").asText();
    SecretKey key = SecretKeySource.ofText("a key for this suite");
    SecretKey stranger = SecretKeySource.ofText("a key of nobody here");

    assertThat(statusElsewhere(key, session)).isEqualTo(200);
    assertThat(statusElsewhere(stranger, session)).isEqualTo(401);
  }

  private int statusElsewhere(SecretKey key, String token) {
    try (HydrantServer other =
        HydrantServer.start(
            ServerOptions.onPort(0),
            catalog,
            List.of(new SignInModule(catalog, new Sealer(key))))) {
      return sendTo(other.address() + "/api/v1/pipelines", "GET", "", token).statusCode();
    }
  }

  @Test
  void theDocumentedTableIsTheOneThatCounts() throws IOException {
    assertThat(Files.readString(Path.of("../docs/security.md"))).endsWith(AccessTable.markdown());
  }

  @Test
  void everyRowIsOfARoute() {
    List<String> stale = new ArrayList<>();
    for (AccessTable.Row row : AccessTable.ROWS) {
      String pattern =
          Pattern.quote(row.pattern())
              .replace("[schema]", "\\E[^/]+\\Q")
              .replaceAll("\\[(?:entity|person|service)]", "\\\\E[A-Za-z/]+\\\\Q");
      for (String method : row.methods().split(" ")) {
        if (routes.stream().noneMatch(route -> route.matches(method + " " + pattern))) {
          stale.add(method + " " + row.pattern());
        }
      }
    }
    assertThat(stale).isEmpty();
  }

  @Test
  void everyRouteHasARow() {
    AccessTable table = table();

    assertThat(routes).isNotEmpty();
    assertThat(routes)
        .filteredOn(
            route -> {
              String[] parts = route.split(" ", 2);
              return table.roles(parts[0], parts[1]).isEmpty();
            })
        .isEmpty();
  }

  @Test
  void everyRouteLetsThroughExactlyTheRolesOfItsRow() {
    Map<Role, String> tokens = new EnumMap<>(Role.class);
    tokens.put(Role.ADMIN, token("root", Role.ADMIN));
    tokens.put(Role.EDITOR, token("ann", Role.EDITOR));
    tokens.put(Role.VIEWER, token("vic", Role.VIEWER));
    tokens.put(Role.INGESTION_BOT, bot());
    tokens.put(Role.RUNNER, "hys_of-nobody");
    tokens.put(Role.ANONYMOUS, "");
    AccessTable table = table();
    List<String> wrong = new ArrayList<>();
    for (String route : routes) {
      String[] parts = route.split(" ", 2);
      Set<Role> allowed = table.roles(parts[0], parts[1]);
      tokens.forEach(
          (role, token) -> {
            boolean refused = refused(parts[0], parts[1], token);
            // The routes of runners prove the token again: a made-up one is refused there.
            boolean runner = role == Role.RUNNER && allowed.equals(Set.of(Role.RUNNER));
            if (!runner && refused == allowed.contains(role)) {
              wrong.add(role + " " + route);
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  private boolean refused(String method, String pattern, String token) {
    String path = pattern.replaceAll("[{<][^}>]*[}>]", "00000000-0000-4000-8000-000000000000");
    HttpResponse<String> answer = sendTo(server.address() + path, method, "{}", token);
    // A sign-in without a password is a bad request, not a refusal.
    return answer.statusCode() == 401 || answer.statusCode() == 403;
  }

  private AccessTable table() {
    return new AccessTable(catalog.types().all().stream().map(type -> type.collection()).toList());
  }

  private void account(String name, Role role) {
    signIn.accounts().create(name, name + "@example.com", role, new Secret(PASSWORD));
  }

  private String token(String name, Role role) {
    account(name, role);
    Account account = signIn.accounts().find(name).orElseThrow();
    return signIn.tokens().personal(account, "test", role, Optional.empty()).value().reveal();
  }

  private String bot() {
    return signIn
        .tokens()
        .bot("bot", Role.INGESTION_BOT, "root", Optional.empty())
        .value()
        .reveal();
  }

  private static String described(String text) {
    return "{\"name\":\"firehose\",\"serviceType\":\"KinesisFirehose\",\"description\":\"%s\"}"
        .formatted(text);
  }

  private HttpResponse<String> login(String name, String password) {
    return send("POST", "/users/login", body(name, password), "");
  }

  private HttpResponse<String> refresh(String token) {
    return send("POST", "/users/refresh", "{\"refreshToken\":\"" + token + "\"}", "");
  }

  private static String body(String name, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}"
        .formatted(
            name, Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> send(
      String method, String path, String body, String token, String... headers) {
    return sendTo(server.address() + "/api/v1" + path, method, body, token, headers);
  }

  private HttpResponse<String> sendTo(
      String address, String method, String body, String token, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode json(HttpResponse<String> answer) {
    try {
      return mapper.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
