package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.Transport.Answer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The entities of a catalog that speaks the OpenMetadata contract. Thread-safe. A missing entity is
 * an empty answer; everything else that fails is a {@link HydrantException} with a {@code
 * CATALOG_*} code.
 */
public final class CatalogClient {
  static final int PAGE = 1_000;

  private final Sender transport;
  private final Answers answers;
  private final CatalogConfig config;
  private final ObjectMapper json = Json.lenient();

  public CatalogClient(CatalogConfig config) {
    this.config = config;
    this.transport = new Transport(config, json);
    this.answers = new Answers(config, json);
  }

  private CatalogClient(CatalogClient real, BiConsumer<String, JsonNode> patches) {
    this.config = real.config;
    this.transport = new DryTransport(real.transport, real.json, patches);
    this.answers = real.answers;
  }

  /**
   * A client that sends nothing but reading calls. What is written through it is kept in memory,
   * and what it reads later looks as if it had been written.
   *
   * @param patches is told every patch: the entity's id and the operations
   */
  public CatalogClient dry(BiConsumer<String, JsonNode> patches) {
    return new CatalogClient(this, patches);
  }

  /** Its lineage, over the same connections. */
  public LineageClient lineage() {
    return new LineageClient(this);
  }

  /** Its search, over the same connections. */
  public SearchClient search() {
    return new SearchClient(this);
  }

  /** The executions of its pipelines, over the same connections. */
  public StatusClient statuses() {
    return new StatusClient(this);
  }

  /** The address, for messages to people. */
  public String address() {
    return config.hostPort().toString();
  }

  /** Asks who is there. Repeated once only, so that a wrong address is said soon. */
  public CatalogServer server() {
    Call call = Call.get("system/version", Map.of());
    Answer answer = transport.send(call, RetryPolicy.once());
    String version =
        answer.status() == 404 ? "" : answers.read(call, answer).path("version").asText("");
    if (version.isEmpty()) {
      throw new HydrantException(
          ErrorCode.CATALOG_REFUSED,
          "What answers at " + address() + " does not tell a catalog's version.",
          "Check workflowConfig.openMetadataServerConfig.hostPort: is this a catalog's API?");
    }
    return new CatalogServer(version, answer.hydrantVersion());
  }

  /**
   * @param fields as the contract's comma list; empty for the smallest answer
   */
  public Optional<JsonNode> findByName(EntityType type, String fqn, String fields) {
    return find(type.collection() + "/name/" + Call.segment(fqn), fields(fields));
  }

  /**
   * @param fields as the contract's comma list; empty for the smallest answer
   */
  public Optional<JsonNode> findById(String collection, String id, String fields) {
    return find(collection + "/" + Call.segment(id), fields(fields));
  }

  /** A type of the catalog's own model, with its custom properties. */
  public Optional<JsonNode> findType(String name, String fields) {
    return find("metadata/types/name/" + Call.segment(name), fields(fields));
  }

  /** Creates or updates by name. */
  public JsonNode put(EntityType type, JsonNode create) {
    return send(Call.put(type.collection(), create));
  }

  /** Applies RFC 6902 operations. */
  public JsonNode patch(EntityType type, String id, JsonNode operations) {
    return send(Call.patch(type.collection() + "/" + Call.segment(id), operations));
  }

  /**
   * Deletes for good.
   *
   * @return false when it was gone already
   */
  public boolean hardDelete(EntityType type, String id) {
    return delete(type, id, true);
  }

  /**
   * Marks as deleted; what refers to the entity stays.
   *
   * @return false when it was gone already
   */
  public boolean softDelete(EntityType type, String id) {
    return delete(type, id, false);
  }

  private boolean delete(EntityType type, String id, boolean hard) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("recursive", "false");
    query.put("hardDelete", String.valueOf(hard));
    return done(Call.delete(type.collection() + "/" + Call.segment(id), query));
  }

  /**
   * Takes back a soft deletion; description, owners and labels are those of before.
   *
   * @return false when there is nothing to restore
   */
  public boolean restore(EntityType type, String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id);
    return done(Call.put(type.collection() + "/restore", body));
  }

  /**
   * Reads a whole collection page by page.
   *
   * @param query may hold a {@code limit} of its own for a page
   */
  public void list(EntityType type, Map<String, String> query, Consumer<JsonNode> each) {
    String after = "";
    do {
      Map<String, String> page = new LinkedHashMap<>(query);
      page.putIfAbsent("limit", String.valueOf(PAGE));
      if (!after.isEmpty()) {
        page.put("after", after);
      }
      JsonNode answer = send(Call.get(type.collection(), page));
      answer.path("data").forEach(each);
      after = answer.path("paging").path("after").asText("");
    } while (!after.isEmpty());
  }

  /** Whether the catalog has this kind of entity at all; an older one may not. */
  public boolean supports(EntityType type) {
    Call call = Call.get(type.collection(), Map.of("limit", "0"));
    Answer answer = transport.send(call);
    if (answer.status() == 404 || answer.status() == 400 || answer.status() == 405) {
      return false;
    }
    answers.read(call, answer);
    return true;
  }

  JsonNode send(Call call) {
    return answers.read(call, transport.send(call));
  }

  Optional<JsonNode> find(String path, Map<String, String> query) {
    Call call = Call.get(path, query);
    Answer answer = transport.send(call);
    return answer.status() == 404 ? Optional.empty() : Optional.of(answers.read(call, answer));
  }

  /**
   * @return false when there is no such thing
   */
  boolean done(Call call) {
    Answer answer = transport.send(call);
    if (answer.status() == 404) {
      return false;
    }
    answers.read(call, answer);
    return true;
  }

  private static Map<String, String> fields(String fields) {
    return fields.isEmpty() ? Map.of() : Map.of("fields", fields);
  }
}
