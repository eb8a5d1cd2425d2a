package dev.hydrant.server.auth;

import static dev.hydrant.catalog.user.Role.ADMIN;
import static dev.hydrant.catalog.user.Role.EDITOR;
import static dev.hydrant.catalog.user.Role.INGESTION_BOT;
import static dev.hydrant.catalog.user.Role.RUNNER;
import static dev.hydrant.catalog.user.Role.VIEWER;

import dev.hydrant.catalog.user.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one table of endpoints and roles. A route that has no row is refused to everybody. In a
 * pattern, {@code [entity]} stands for every collection of the catalog, {@code [person]} for those
 * that hold people and teams, {@code [service]} for those that hold services.
 */
public final class AccessTable {
  /** One line of the table; the pattern is the route's own, from the root on. */
  public record Row(String methods, String pattern, Set<Role> roles) {}

  private static final String API = "/api/v1";
  private static final String OWN = API + "/hydrant";
  private static final String INGESTION = API + "/services/ingestionPipelines";
  private static final Set<String> OF_PEOPLE =
      Set.of("users", "teams", "roles", "policies", "bots");

  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private static final Set<Role> READERS = EnumSet.of(ADMIN, EDITOR, VIEWER, INGESTION_BOT);
  private static final Set<Role> WRITERS = EnumSet.of(ADMIN, EDITOR, INGESTION_BOT);
  private static final Set<Role> EDITORS = EnumSet.of(ADMIN, EDITOR);
  private static final Set<Role> PEOPLE = EnumSet.of(ADMIN, EDITOR, VIEWER);
  private static final Set<Role> ADMINS = EnumSet.of(ADMIN);
  private static final Set<Role> RUNNERS = EnumSet.of(RUNNER);

  /** As documented; fixed paths come before those that a parameter matches too. */
  public static final List<Row> ROWS =
      List.of(
          new Row("GET", "/", ALL),
          new Row("GET", "/<path>", ALL),
          new Row("GET", "/health/live", ALL),
          new Row("GET", "/health/ready", ALL),
          new Row("GET", "/metrics", READERS),
          new Row("GET", API + "/system/version", ALL),
          new Row("GET", API + "/system/config/jwks", ALL),
          new Row("GET", API + "/system/config/auth", ALL),
          new Row("POST", API + "/users/login", ALL),
          new Row("POST", API + "/users/refresh", ALL),
          new Row("POST", API + "/users/logout", ALL),
          new Row("GET", API + "/users/loggedInUser", READERS),
          new Row("PUT", API + "/users/changePassword", PEOPLE),
          new Row("GET POST", OWN + "/accounts", ADMINS),
          new Row("DELETE", OWN + "/accounts/{id}", ADMINS),
          new Row("POST", OWN + "/accounts/{id}/resetPassword", ADMINS),
          new Row("PUT", OWN + "/accounts/{id}/role", ADMINS),
          new Row("GET POST", OWN + "/tokens", PEOPLE),
          new Row("DELETE", OWN + "/tokens/{id}", PEOPLE),
          new Row("GET", OWN + "/audit", ADMINS),
          new Row("POST", OWN + "/runners/register", RUNNERS),
          new Row("POST", OWN + "/runners/lease", RUNNERS),
          new Row("POST", OWN + "/runners/heartbeat", RUNNERS),
          new Row("PUT", OWN + "/runs/{id}/log/{seq}", RUNNERS),
          new Row("PUT", OWN + "/runs/{id}/progress", RUNNERS),
          new Row("POST", OWN + "/runs/{id}/finish", RUNNERS),
          new Row("GET", OWN + "/runners", READERS),
          new Row("GET", OWN + "/runners/{name}", READERS),
          new Row("DELETE", OWN + "/runners/{name}", ADMINS),
          new Row("PUT", OWN + "/runners/{name}/default", ADMINS),
          new Row("GET POST", OWN + "/runners/{name}/tokens", ADMINS),
          new Row("DELETE", OWN + "/runners/{name}/tokens/{id}", ADMINS),
          new Row("GET", OWN + "/overview", READERS),
          new Row("GET", OWN + "/permissions", READERS),
          new Row("GET", OWN + "/lineage/{type}/{fqn}", READERS),
          new Row("GET", OWN + "/schemas/[schema]", READERS),
          new Row("POST", OWN + "/schedule/check", READERS),
          new Row("GET", OWN + "/ingestionPipelines/{id}/schedule", READERS),
          new Row("GET", OWN + "/runs", READERS),
          new Row("GET", OWN + "/runs/{id}", READERS),
          new Row("GET", OWN + "/runs/{id}/log", READERS),
          new Row("GET", OWN + "/runs/{id}/log/download", READERS),
          new Row("GET", OWN + "/runs/{id}/events", READERS),
          new Row("POST", OWN + "/runs/{id}/cancel", EDITORS),
          new Row("POST", OWN + "/runs/{id}/preview", EDITORS),
          new Row("POST", OWN + "/services/{id}/listing", EDITORS),
          new Row("GET", OWN + "/services/{id}/listing", READERS),
          new Row("GET", OWN + "/services/{id}/autoPilot", READERS),
          new Row("PUT POST", OWN + "/services/{id}/autoPilot", EDITORS),
          new Row("GET", OWN + "/settings/autoPilot", READERS),
          new Row("PUT", OWN + "/settings/autoPilot", ADMINS),
          new Row("POST", API + "/automations/workflows/trigger/{id}", EDITORS),
          new Row("GET", OWN + "/workflows/{id}/run", READERS),
          new Row("POST", OWN + "/workflows/{id}/cancel", EDITORS),
          new Row("POST", INGESTION + "/deploy/{id}", EDITORS),
          new Row("POST", INGESTION + "/bulk/deploy", EDITORS),
          new Row("POST", INGESTION + "/trigger/{id}", EDITORS),
          new Row("POST", INGESTION + "/toggleIngestion/{id}", EDITORS),
          new Row("POST", INGESTION + "/kill/{id}", EDITORS),
          new Row("GET", INGESTION + "/status", READERS),
          new Row("GET", INGESTION + "/ip", READERS),
          new Row("GET", INGESTION + "/logs/{id}/last", READERS),
          new Row("GET", INGESTION + "/logs/{id}/last/download", READERS),
          new Row("GET", INGESTION + "/<fqn>/pipelineStatus", READERS),
          new Row("GET", INGESTION + "/<fqn>/pipelineStatus/{runId}", READERS),
          new Row("PUT", INGESTION + "/<fqn>/pipelineStatus", WRITERS),
          new Row("PUT", INGESTION + "/progress/<fqn>/{runId}", WRITERS),
          new Row("POST", INGESTION + "/metrics/<fqn>/{runId}", WRITERS),
          new Row("GET", API + "/pipelines/<fqn>/status", READERS),
          new Row("PUT", API + "/pipelines/<fqn>/status", WRITERS),
          new Row("PUT", API + "/pipelines/<fqn>/status/bulk", WRITERS),
          new Row("DELETE", API + "/pipelines/<fqn>/status/{timestamp}", WRITERS),
          new Row("GET", API + "/search/query", READERS),
          new Row("GET", API + "/search/fieldQuery", READERS),
          new Row("POST", API + "/usage/compute.percentile/{type}/{date}", WRITERS),
          new Row("POST PUT", API + "/usage/{type}/name/{fqn}", WRITERS),
          new Row("POST PUT", API + "/usage/{type}/{id}", WRITERS),
          new Row("PUT", API + "/lineage", WRITERS),
          new Row("GET", API + "/lineage/getLineageEdge/{from}/{to}", READERS),
          new Row("GET", API + "/lineage/{type}/name/{fqn}", READERS),
          new Row("GET", API + "/lineage/{type}/{id}", READERS),
          new Row("PATCH", API + "/lineage/{fromType}/{from}/{toType}/{to}", WRITERS),
          new Row("DELETE", API + "/lineage/{type}/{id}/type/{source}", WRITERS),
          new Row("DELETE", API + "/lineage/{fromType}/name/{from}/{toType}/name/{to}", WRITERS),
          new Row("DELETE", API + "/lineage/{fromType}/{from}/{toType}/{to}", WRITERS),
          new Row("PUT", API + "/[service]/{id}/testConnectionResult", WRITERS),
          new Row("GET", API + "/[person]", READERS),
          new Row("PUT POST", API + "/[person]", ADMINS),
          new Row("PUT", API + "/[person]/bulk", ADMINS),
          new Row("PUT", API + "/[person]/restore", ADMINS),
          new Row("GET", API + "/[person]/name/{fqn}", READERS),
          new Row("PATCH DELETE", API + "/[person]/name/{fqn}", ADMINS),
          new Row("GET", API + "/[person]/{id}/versions", READERS),
          new Row("GET", API + "/[person]/{id}/versions/{version}", READERS),
          new Row("GET", API + "/[person]/{id}", READERS),
          new Row("PATCH DELETE", API + "/[person]/{id}", ADMINS),
          new Row("GET", API + "/[entity]", READERS),
          new Row("PUT POST", API + "/[entity]", WRITERS),
          new Row("PUT", API + "/[entity]/bulk", WRITERS),
          new Row("PUT", API + "/[entity]/restore", WRITERS),
          new Row("GET", API + "/[entity]/name/{fqn}", READERS),
          new Row("PATCH DELETE", API + "/[entity]/name/{fqn}", WRITERS),
          new Row("GET", API + "/[entity]/{id}/versions", READERS),
          new Row("GET", API + "/[entity]/{id}/versions/{version}", READERS),
          new Row("GET", API + "/[entity]/{id}", READERS),
          new Row("PATCH DELETE", API + "/[entity]/{id}", WRITERS));

  /** An endpoint that stands for each permission. */
  private static final Map<String, String> PROOFS =
      Map.of("administer", OWN + "/accounts", "edit", INGESTION + "/deploy/{id}");

  private final Map<String, Set<Role>> roles = new LinkedHashMap<>();

  /**
   * @param collections paths of the catalog's collections, such as {@code pipelines}
   */
  public AccessTable(Collection<String> collections) {
    for (Row row : ROWS) {
      for (String pattern : expanded(row.pattern(), collections)) {
        for (String method : row.methods().split(" ")) {
          roles.putIfAbsent(method + " " + pattern, row.roles());
        }
      }
    }
  }

  /** The whole table as documentation shows it. */
  static String markdown() {
    StringBuilder text = new StringBuilder("| method | path | may |\n|---|---|---|\n");
    for (Row row : ROWS) {
      String who = row.roles().equals(ALL) ? "everybody" : Role.names(row.roles());
      text.append("| %s | `%s` | %s |\n".formatted(row.methods(), row.pattern(), who));
    }
    return text.toString();
  }

  /** Who may call a route; nobody when it has no row. */
  Set<Role> roles(String method, String pattern) {
    // Schemas are files: one route for each, all of one kind.
    String key = pattern.startsWith(OWN + "/schemas/") ? OWN + "/schemas/[schema]" : pattern;
    return roles.getOrDefault((method.equals("HEAD") ? "GET" : method) + " " + key, Set.of());
  }

  /** What a role may do besides reading, in the two words that the page knows. */
  List<String> permissions(Role role) {
    return PROOFS.entrySet().stream()
        .filter(proof -> roles("POST", proof.getValue()).contains(role))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static List<String> expanded(String pattern, Collection<String> collections) {
    if (pattern.contains("[person]")) {
      return all(pattern, "[person]", collections.stream().filter(OF_PEOPLE::contains).toList());
    }
    if (pattern.contains("[service]")) {
      return all(
          pattern,
          "[service]",
          collections.stream().filter(name -> name.startsWith("services/")).toList());
    }
    return pattern.contains("[entity]")
        ? all(pattern, "[entity]", List.copyOf(collections))
        : List.of(pattern);
  }

  private static List<String> all(String pattern, String mark, List<String> names) {
    return names.stream().map(name -> pattern.replace(mark, name)).toList();
  }
}
