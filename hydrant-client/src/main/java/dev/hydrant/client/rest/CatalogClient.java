package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.Transport.Answer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The entities and the search of a catalog that speaks the OpenMetadata contract. Thread-safe. A
 * missing entity is an empty answer; everything else that fails is a {@link HydrantException} with
 * a {@code CATALOG_*} code.
 */
public final class CatalogClient {
  private static final int PAGE = 1_000;
  private static final int HITS = 100;
  private static final int BEST_HITS = 25;

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
    Map<String, String> query = new LinkedHashMap<>();
    query.put("recursive", "false");
    query.put("hardDelete", "true");
    return remove(Call.delete(type.collection() + "/" + Call.segment(id), query));
  }

  /**
   * Marks as deleted; what refers to the entity stays.
   *
   * @return false when it was gone already
   */
  public boolean softDelete(EntityType type, String id) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("recursive", "false");
    query.put("hardDelete", "false");
    return remove(Call.delete(type.collection() + "/" + Call.segment(id), query));
  }

  /**
   * Takes back a soft deletion; description, owners and labels are those of before.
   *
   * @return false when there is nothing to restore
   */
  public boolean restore(EntityType type, String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id);
    Call call = Call.put(type.collection() + "/restore", body);
    Answer answer = transport.send(call);
    if (answer.status() == 404) {
      return false;
    }
    answers.read(call, answer);
    return true;
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

  /**
   * Reads the executions of a pipeline between two times, in milliseconds, both included. All come
   * in one answer, where the catalog heeds the limit.
   */
  public void statuses(String pipeline, long from, long to, Consumer<JsonNode> each) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("startTs", String.valueOf(from));
    query.put("endTs", String.valueOf(to));
    query.put("limit", String.valueOf(PAGE));
    send(Call.get(status(pipeline), query)).path("data").forEach(each);
  }

  /** Creates or replaces the execution of one time. */
  public void putStatus(String pipeline, JsonNode status) {
    send(Call.put(status(pipeline), status));
  }

  /** The same for up to 1,000 in one call; not every catalog has it. */
  public void putStatuses(String pipeline, List<? extends JsonNode> statuses) {
    send(
        Call.put(
            status(pipeline) + "/bulk", JsonNodeFactory.instance.arrayNode().addAll(statuses)));
  }

  private static String status(String pipeline) {
    return EntityType.PIPELINE.collection() + "/" + Call.segment(pipeline) + "/status";
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

  /**
   * Names of entities whose field matches; {@code *} stands for any text. An index may lag behind,
   * so what it names has to be read again.
   */
  public List<String> searchField(EntityType type, String field, String value) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("fieldName", field);
    query.put("fieldValue", value);
    query.put("from", "0");
    query.put("size", String.valueOf(HITS));
    query.put("index", type.wire());
    query.put("deleted", "false");
    return names(send(Call.get("search/fieldQuery", query)));
  }

  /**
   * Names of entities that a query in the search engine's language finds, such as {@code
   * email.keyword:"a@b.c"}. An index may lag behind, so what it names has to be read again.
   */
  public List<String> searchText(EntityType type, String text) {
    return query(type, Map.of("q", text));
  }

  /**
   * Names of entities in whose name or display name these words stand; more may be found than fit.
   */
  public List<String> searchNames(EntityType type, String words) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    ObjectNode text = filter.putObject("query").putObject("query_string");
    // Every character that the query language has a use for.
    text.put("query", words.replaceAll("([-+=&|><!(){}\\[\\]^\"~*?:\\\\/])", "\\\\$1"));
    text.putArray("fields").add("name").add("displayName");
    text.put("default_operator", "AND");
    return query(type, Map.of("q", "*", "query_filter", filter.toString()));
  }

  private List<String> query(EntityType type, Map<String, String> by) {
    Map<String, String> query = new LinkedHashMap<>(by);
    query.put("index", type.wire() + "_search_index");
    query.put("from", "0");
    query.put("size", String.valueOf(BEST_HITS));
    query.put("deleted", "false");
    return names(send(Call.get("search/query", query)));
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer
        .path("hits")
        .path("hits")
        .forEach(hit -> names.add(hit.path("_source").path("fullyQualifiedName").asText("")));
    return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
  }

  JsonNode send(Call call) {
    return answers.read(call, transport.send(call));
  }

  Optional<JsonNode> find(String path, Map<String, String> query) {
    Call call = Call.get(path, query);
    Answer answer = transport.send(call);
    return answer.status() == 404 ? Optional.empty() : Optional.of(answers.read(call, answer));
  }

  boolean remove(Call call) {
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
