package dev.hydrant.client.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hydrant.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A catalog in memory behind a real socket. It refuses what the contract refuses, records every
 * call, and dies after a given number of writes when told so.
 */
public final class FakeCatalog implements AutoCloseable {
  private static final int PAGE = 3;

  private final ObjectMapper json = Json.lenient();
  private final boolean hydrant;
  private final FakeEntities entities;
  private final FakeLineage lineage;
  private final FakeSearch search;
  private final FakeStatuses statuses = new FakeStatuses();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> calls = new ArrayList<>();
  private boolean apiServices = true;
  private int writesLeft = Integer.MAX_VALUE;
  private String refuseOnce = "";
  private String forbidden = "";
  private String awaited = "";
  private Runnable meanwhile = () -> {};

  private FakeCatalog(boolean hydrant) {
    this.hydrant = hydrant;
    this.entities = new FakeEntities(hydrant);
    this.lineage = new FakeLineage(entities);
    this.search = new FakeSearch(entities);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** A catalog that says it is Hydrant. */
  public static FakeCatalog hydrant() {
    return new FakeCatalog(true);
  }

  /** Somebody else's catalog, which refuses unknown extensions. */
  public static FakeCatalog foreign() {
    return new FakeCatalog(false);
  }

  public String hostPort() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /** As an older server: column lineage starts at tables only. */
  public synchronized void withoutColumnsOfTopics() {
    lineage.columnsOfTablesOnly();
  }

  /** As an older server: no API services or endpoints. */
  public synchronized void withoutApiServices() {
    apiServices = false;
  }

  /** After so many more writes everything is refused, as if the writer had been killed. */
  public synchronized void dieAfterWrites(int writes) {
    writesLeft = writes;
  }

  public synchronized void revive() {
    writesLeft = Integer.MAX_VALUE;
  }

  /** The next write whose record starts like this is answered 500. */
  public synchronized void failNext(String call) {
    refuseOnce = call;
  }

  /** Calls since the last time, ids replaced by names. */
  public synchronized List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** Writes since the last time. */
  public List<String> takeWrites() {
    return takeCalls().stream().filter(call -> !call.startsWith("GET ")).toList();
  }

  /** Something that happens just before the next call whose record starts like this. */
  public synchronized void beforeNext(String call, Runnable event) {
    awaited = call;
    meanwhile = event;
  }

  /** The qualified name of an entity. */
  public synchronized String nameOf(String id) {
    return name(id);
  }

  /** Calls whose record starts like this are answered 403. */
  public synchronized void forbid(String call) {
    forbidden = call;
  }

  /** The executions of a pipeline by time, oldest first. */
  public synchronized Map<Long, ObjectNode> statuses(String fqn) {
    return new TreeMap<>(statuses.all(entities.require("pipelines", fqn)));
  }

  /** Applies a patch as a person would. */
  public synchronized void patched(String fqn, String operations) {
    ObjectNode entity = entities.find(ref(fqn).path("id").asText()).orElseThrow();
    try {
      entities.patch(
          entity.path("_collection").asText(),
          entity.path("id").asText(),
          json.readTree(operations.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Creates or updates an entity, as an ingestion of somebody else would. */
  public synchronized ObjectNode given(String collection, String body) {
    try {
      return entities.put(collection, json.readTree(body.replace('\'', '"'))).entity();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Draws an edge as a person would. */
  public synchronized void drawn(String from, String to, String description) {
    ObjectNode edge = JsonNodeFactory.instance.objectNode();
    ObjectNode inner = edge.putObject("edge");
    inner.set("fromEntity", ref(from));
    inner.set("toEntity", ref(to));
    inner.putObject("lineageDetails").put("source", "Manual").put("description", description);
    lineage.put(edge);
  }

  /** Adds lines below the first of an edge's description. */
  public synchronized void annotate(String from, String to, String note) {
    ObjectNode details =
        (ObjectNode)
            lineage.edge(ref(from).path("id").asText(), ref(to).path("id").asText()).path("edge");
    details.put("description", details.path("description").asText() + "\n" + note);
  }

  /** Changes members of an entity, as a person would. */
  public synchronized void edited(String fqn, String member, String value) {
    ObjectNode entity = entities.find(ref(fqn).path("id").asText()).orElseThrow();
    String path = "/" + member;
    entities.patch(
        entity.path("_collection").asText(),
        entity.path("id").asText(),
        json.createArrayNode()
            .add(json.createObjectNode().put("op", "add").put("path", path).put("value", value)));
  }

  /** Hides an entity as a soft deletion does. */
  public synchronized void softDeleted(String fqn) {
    entities.find(ref(fqn).path("id").asText()).orElseThrow().put("deleted", true);
  }

  private ObjectNode ref(String fqn) {
    ObjectNode entity =
        entities.all().stream()
            .filter(each -> each.path("fullyQualifiedName").asText().equals(fqn))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no entity " + fqn));
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", entity.path("id").asText())
        .put("type", FakeShapes.of(entity.path("_collection").asText()).type());
  }

  /** An entity as stored. */
  public synchronized Optional<JsonNode> entity(String fqn) {
    return entities.all().stream()
        .filter(each -> each.path("fullyQualifiedName").asText().equals(fqn))
        .map(each -> (JsonNode) each.deepCopy())
        .findFirst();
  }

  /** Names of all entities of a collection. */
  public synchronized List<String> names(String collection) {
    return entities.list(collection, Optional.empty()).stream()
        .map(each -> each.path("fullyQualifiedName").asText())
        .toList();
  }

  /** Every edge as text, sorted: ends, carrying pipeline, source, description. */
  public synchronized List<String> graph() {
    return lineage.all().stream()
        .map(
            edge ->
                name(edge.from())
                    + " -> "
                    + name(edge.to())
                    + via(edge.details())
                    + " ["
                    + edge.details().path("source").asText()
                    + "] "
                    + edge.details().path("description").asText())
        .sorted()
        .toList();
  }

  /** The details of one edge. */
  public synchronized JsonNode edge(String from, String to) {
    return lineage.edge(ref(from).path("id").asText(), ref(to).path("id").asText()).path("edge");
  }

  private String via(JsonNode details) {
    String id = details.path("pipeline").path("id").asText("");
    return id.isEmpty() ? "" : " via " + name(id);
  }

  private String name(String id) {
    return entities
        .find(id)
        .map(each -> each.path("fullyQualifiedName").asText())
        .orElse("(gone " + id + ")");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    int status = 200;
    String answer;
    try {
      answer = answer(exchange, bytes).map(JsonNode::toString).orElse("");
    } catch (FakeRefusal e) {
      status = e.status();
      answer =
          json.createObjectNode().put("code", status).put("message", e.getMessage()).toString();
    } catch (RuntimeException e) {
      status = 500;
      answer = json.createObjectNode().put("code", 500).put("message", e.toString()).toString();
    }
    byte[] out = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    if (hydrant) {
      exchange.getResponseHeaders().add("X-Hydrant", "0.1.0");
    }
    exchange.sendResponseHeaders(status, out.length == 0 ? -1 : out.length);
    if (out.length > 0) {
      exchange.getResponseBody().write(out);
    }
    exchange.close();
  }

  private synchronized Optional<JsonNode> answer(HttpExchange exchange, byte[] bytes) {
    String method = exchange.getRequestMethod();
    String raw = exchange.getRequestURI().getRawPath();
    FakeShapes.refuseUnless(raw.startsWith("/api/v1/"), "outside the contract: " + raw);
    List<String> path =
        Arrays.stream(raw.substring("/api/v1/".length()).split("/"))
            .map(FakeCatalog::decode)
            .toList();
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    JsonNode body = parse(bytes);
    String record = record(method, path, query, body);
    if (writesLeft <= 0) {
      throw new FakeRefusal(401, "Token has expired");
    }
    if (!refuseOnce.isEmpty() && record.startsWith(refuseOnce)) {
      refuseOnce = "";
      throw new FakeRefusal(500, "Something broke");
    }
    calls.add(record);
    if (!awaited.isEmpty() && record.startsWith(awaited)) {
      awaited = "";
      meanwhile.run();
    }
    if (!forbidden.isEmpty() && record.startsWith(forbidden)) {
      throw new FakeRefusal(403, "Principal: CatalogPrincipal{name='bot'} is not allowed");
    }
    Optional<JsonNode> answer = route(method, path, query, body);
    if (!method.equals("GET")) {
      writesLeft--;
    }
    return answer;
  }

  private Optional<JsonNode> route(
      String method, List<String> path, Map<String, String> query, JsonNode body) {
    if (String.join("/", path).equals("system/version")) {
      return Optional.of(json.createObjectNode().put("version", "1.13.4"));
    }
    if (path.get(0).equals("metadata")) {
      ObjectNode type = json.createObjectNode().put("name", path.get(3));
      type.putArray("customProperties");
      return Optional.of(type);
    }
    if (path.get(0).equals("lineage")) {
      return lineage(method, path, body);
    }
    if (path.get(0).equals("search")) {
      return Optional.of(
          path.get(1).equals("fieldQuery") ? search.field(query) : search.query(query));
    }
    if (path.get(0).equals("pipelines") && path.contains("status")) {
      return Optional.of(statuses(method, path, query, body));
    }
    int length = path.get(0).equals("services") ? 2 : 1;
    String collection = String.join("/", path.subList(0, length));
    boolean api = collection.equals("services/apiServices") || collection.startsWith("api");
    if (!FakeShapes.known(collection) || api && !apiServices) {
      throw new FakeRefusal(404, "HTTP 404 Not Found");
    }
    return Optional.of(
        entities(method, collection, path.subList(length, path.size()), query, body));
  }

  private JsonNode statuses(
      String method, List<String> path, Map<String, String> query, JsonNode body) {
    ObjectNode pipeline = entities.require("pipelines", path.get(1));
    if (method.equals("GET")) {
      return statuses.list(pipeline, query);
    }
    if (path.get(path.size() - 1).equals("bulk")) {
      FakeShapes.refuseUnless(hydrant && body.isArray() && body.size() <= 1_000, "bulk");
      body.forEach(status -> statuses.put(pipeline, status));
    } else {
      statuses.put(pipeline, body);
    }
    return FakeEntities.view(pipeline, "*");
  }

  private JsonNode entities(
      String method,
      String collection,
      List<String> rest,
      Map<String, String> query,
      JsonNode body) {
    String fields = query.getOrDefault("fields", "");
    if (rest.equals(List.of("restore"))) {
      return FakeEntities.view(entities.restore(collection, body.path("id").asText()), "*");
    }
    if (rest.isEmpty()) {
      return method.equals("GET")
          ? page(collection, query)
          : FakeEntities.view(entities.put(collection, body).entity(), "*");
    }
    if (rest.get(0).equals("name")) {
      return FakeEntities.view(entities.require(collection, rest.get(1)), fields);
    }
    return switch (method) {
      case "GET" ->
          FakeEntities.view(
              "all".equals(query.get("include"))
                  ? entities.find(rest.get(0)).orElseThrow(() -> new FakeRefusal(404, "none"))
                  : entities.live(collection, rest.get(0)),
              fields);
      case "PATCH" -> FakeEntities.view(entities.patch(collection, rest.get(0), body), "*");
      case "DELETE" -> {
        if (!"true".equals(query.get("hardDelete"))) {
          // As real servers do, the edges stay.
          yield FakeEntities.view(entities.softDelete(collection, rest.get(0)), "*");
        }
        ObjectNode gone = entities.hardDelete(collection, rest.get(0));
        lineage.forget(rest.get(0));
        yield FakeEntities.view(gone, "*");
      }
      default -> throw new FakeRefusal(405, "method");
    };
  }

  private JsonNode page(String collection, Map<String, String> query) {
    boolean tables = collection.equals("tables");
    FakeShapes.refuseUnless(
        !tables || !query.containsKey("service"), "tables are listed by database or schema");
    String database = tables ? query.getOrDefault("database", "") : "";
    List<ObjectNode> all =
        entities
            .list(
                collection,
                database.isEmpty() ? within(query) : Optional.empty(),
                "deleted".equals(query.get("include")))
            .stream()
            .filter(each -> each.path("_parent").asText().startsWith(database))
            .toList();
    int limit = Math.min(PAGE, Integer.parseInt(query.getOrDefault("limit", "10")));
    int from = Integer.parseInt(query.getOrDefault("after", "0"));
    int to = Math.min(all.size(), from + limit);
    ObjectNode answer = json.createObjectNode();
    answer.putArray("data");
    all.subList(Math.min(from, to), to)
        .forEach(
            each ->
                answer
                    .withArray("data")
                    .add(FakeEntities.view(each, query.getOrDefault("fields", ""))));
    ObjectNode paging = answer.putObject("paging").put("total", all.size());
    if (limit > 0 && to < all.size()) {
      paging.put("after", String.valueOf(to));
    }
    return answer;
  }

  private static Optional<String> within(Map<String, String> query) {
    return Stream.of("parent", "databaseSchema", "database", "apiCollection", "service")
        .map(query::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private Optional<JsonNode> lineage(String method, List<String> path, JsonNode body) {
    if (method.equals("PUT")) {
      lineage.put(body);
      return Optional.empty();
    }
    if (method.equals("DELETE") && path.get(3).equals("type")) {
      lineage.deleteBySource(path.get(2), path.get(4));
      return Optional.empty();
    }
    if (method.equals("DELETE")) {
      lineage.delete(path.get(2), path.get(4));
      return Optional.empty();
    }
    return Optional.of(
        path.get(1).equals("getLineageEdge")
            ? lineage.edge(path.get(2), path.get(3))
            : lineage.neighbours(path.get(1), path.get(2)));
  }

  private String record(
      String method, List<String> path, Map<String, String> query, JsonNode body) {
    String named = path.stream().map(this::named).collect(Collectors.joining("/"));
    String suffix = "";
    if (method.equals("PUT") && path.get(0).equals("lineage")) {
      JsonNode edge = body.path("edge");
      suffix =
          " "
              + named(edge.path("fromEntity").path("id").asText())
              + " -> "
              + named(edge.path("toEntity").path("id").asText());
    } else if (method.equals("PUT") && body.has("id")) {
      suffix = " " + named(body.path("id").asText());
    } else if (method.equals("PUT")) {
      suffix = " " + body.path("name").asText() + (body.has("sourceHash") ? " #" : "");
    } else if (method.equals("PATCH")) {
      List<String> paths = new ArrayList<>();
      body.forEach(operation -> paths.add(operation.path("path").asText()));
      suffix = " " + String.join(" ", paths);
    } else if (method.equals("DELETE") && "false".equals(query.get("hardDelete"))) {
      suffix = " softly";
    } else if (method.equals("GET") && !query.isEmpty()) {
      suffix =
          "?" + query.entrySet().stream().map(Object::toString).collect(Collectors.joining("&"));
    }
    return method + " " + named + suffix;
  }

  private String named(String segment) {
    return entities
        .find(segment)
        .map(each -> each.path("fullyQualifiedName").asText())
        .orElse(segment);
  }

  private JsonNode parse(byte[] bytes) {
    try {
      return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
    } catch (IOException e) {
      throw new FakeRefusal(400, "Unable to process JSON");
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int at = pair.indexOf('=');
        query.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
