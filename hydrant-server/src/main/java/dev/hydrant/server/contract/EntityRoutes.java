package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityChange;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityPage;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Fields;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.entity.ListRequest;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.RunSource;
import dev.hydrant.server.web.Callers;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The generic routes, the same for every collection. */
public final class EntityRoutes implements RouteModule {
  private static final List<String> FILTERS =
      List.of("service", "database", "databaseSchema", "parent", "apiCollection", "serviceType");
  private static final int DEFAULT_LIMIT = 10;

  private final Catalog catalog;
  private final EntityStore store;
  private final LastStatuses statuses;
  private final Exchange exchange;

  public EntityRoutes(Catalog catalog, RunSource runs, Exchange exchange) {
    this.catalog = catalog;
    this.store = catalog.entities();
    this.statuses = new LastStatuses(runs);
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    catalog.types().all().forEach(type -> register(routes, type));
  }

  private void register(JavalinDefaultRoutingApi routes, EntityType type) {
    String path = Exchange.API + "/" + type.collection();
    routes.get(path, context -> list(context, type));
    routes.put(path, context -> put(context, type));
    routes.post(path, context -> create(context, type));
    routes.put(path + "/bulk", context -> bulk(context, type));
    routes.put(path + "/restore", context -> restore(context, type));
    routes.get(path + "/name/{fqn}", context -> get(context, type, byName(context)));
    routes.patch(path + "/name/{fqn}", context -> patch(context, type, byName(context)));
    routes.delete(path + "/name/{fqn}", context -> delete(context, type, byName(context)));
    routes.get(path + "/{id}/versions", context -> versions(context, type));
    routes.get(path + "/{id}/versions/{version}", context -> version(context, type));
    routes.get(path + "/{id}", context -> get(context, type, byId(context)));
    routes.patch(path + "/{id}", context -> patch(context, type, byId(context)));
    routes.delete(path + "/{id}", context -> delete(context, type, byId(context)));
  }

  private void list(Context context, EntityType type) {
    Fields fields = Fields.of(type, Exchange.query(context, "fields").orElse(""));
    EntityPage page =
        store.list(
            type,
            new ListRequest(
                NamedSegment.include(context, Optional.empty()),
                filters(context, type),
                Exchange.number(context, "limit", DEFAULT_LIMIT),
                Exchange.query(context, "before"),
                Exchange.query(context, "after")));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    List<ObjectNode> shown =
        store.answers().many(type, page.documents(), fields, Exchange.base(context));
    statuses.add(type, shown, fields);
    data.addAll(shown);
    ObjectNode paging = answer.putObject("paging");
    page.before().ifPresent(cursor -> paging.put("before", cursor));
    page.after().ifPresent(cursor -> paging.put("after", cursor));
    paging.put("total", page.total());
    exchange.answer(context, answer);
  }

  private static Map<String, String> filters(Context context, EntityType type) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (String name : FILTERS) {
      Exchange.query(context, name)
          .filter(value -> type.knows(name))
          .ifPresent(value -> filters.put(name, value));
    }
    if (Exchange.flag(context, "root") && type.name().equals("container")) {
      filters.put("root", "true");
    }
    return filters;
  }

  private void get(Context context, EntityType type, NamedSegment segment) {
    Fields fields = Fields.of(type, Exchange.query(context, "fields").orElse(""));
    Include include = NamedSegment.include(context, segment.include());
    ObjectNode document = store.get(type, segment.key(), include);
    ObjectNode answer = store.answers().one(type, document, fields, Exchange.base(context));
    statuses.add(type, List.of(answer), fields);
    context.header("ETag", etag(document, answer));
    exchange.answer(context, answer);
  }

  private void put(Context context, EntityType type) {
    EntityChange change = store.put(type, exchange.body(context), Callers.author(context));
    answer(context, type, change, change.kind() == EntityChange.Kind.CREATED ? 201 : 200);
  }

  private void create(Context context, EntityType type) {
    answer(context, type, store.create(type, exchange.body(context), Callers.author(context)), 201);
  }

  private void bulk(Context context, EntityType type) {
    JsonNode body = exchange.body(context);
    if (!body.isArray()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "the body must be a list");
    }
    List<JsonNode> items = new ArrayList<>();
    body.forEach(items::add);
    exchange.answer(
        context,
        Exchange.flag(context, "async") ? 202 : 200,
        BulkResult.of(store.putAll(type, items, Callers.author(context))));
  }

  private void restore(Context context, EntityType type) {
    JsonNode id = exchange.body(context).path("id");
    if (!id.isTextual()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "[id must not be null]");
    }
    answer(context, type, store.restore(type, id.textValue(), Callers.author(context)), 200);
  }

  private void patch(Context context, EntityType type, NamedSegment segment) {
    EntityChange change =
        store.patch(
            type,
            segment.key(),
            exchange.body(context),
            expected(context),
            Callers.author(context));
    context.header("ETag", etag(change.entity(), change.entity()));
    answer(context, type, change, 200);
  }

  private void delete(Context context, EntityType type, NamedSegment segment) {
    EntityChange change =
        store.delete(
            type,
            segment.key(),
            Exchange.flag(context, "recursive"),
            Exchange.flag(context, "hardDelete"),
            Callers.author(context));
    answer(context, type, change, 200);
  }

  private void versions(Context context, EntityType type) {
    List<ObjectNode> versions = store.versions().all(type, context.pathParam("id"));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("entityType", type.name());
    ArrayNode list = answer.putArray("versions");
    // The contract wants each state as a text that holds JSON.
    store
        .answers()
        .many(type, versions, Fields.all(), Exchange.base(context))
        .forEach(version -> list.add(version.toString()));
    exchange.answer(context, answer);
  }

  private void version(Context context, EntityType type) {
    int tenths = Versions.tenths(context.pathParam("version"));
    ObjectNode document = store.versions().one(type, context.pathParam("id"), tenths);
    exchange.answer(
        context, store.answers().one(type, document, Fields.all(), Exchange.base(context)));
  }

  private void answer(Context context, EntityType type, EntityChange change, int status) {
    Callers.changed(context, change.entity());
    context.header("X-OpenMetadata-Change", change.kind().word());
    exchange.answer(
        context,
        status,
        store.answers().one(type, change.entity(), Fields.all(), Exchange.base(context)));
  }

  private static NamedSegment byName(Context context) {
    return NamedSegment.name(context.pathParam("fqn"));
  }

  private static NamedSegment byId(Context context) {
    return new NamedSegment(EntityKey.id(context.pathParam("id")), Optional.empty());
  }

  /**
   * Version and time, and a sum over the answer: what changes without a new version, such as the
   * state of a connection test, must not look the same to a browser that asks again.
   */
  private static String etag(ObjectNode document, ObjectNode answer) {
    CRC32C sum = new CRC32C();
    sum.update(answer.toString().getBytes(StandardCharsets.UTF_8));
    return "\""
        + document.path("version").asText()
        + "-"
        + document.path("updatedAt").asText()
        + "-"
        + Long.toHexString(sum.getValue())
        + "\"";
  }

  private static Optional<Integer> expected(Context context) {
    return Optional.ofNullable(context.header("If-Match"))
        .filter(tag -> !tag.equals("*"))
        .map(tag -> tag.replace("W/", "").replace("\"", ""))
        .map(tag -> tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag)
        .map(Versions::tenths);
  }
}
